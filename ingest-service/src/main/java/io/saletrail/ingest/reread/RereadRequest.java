package io.saletrail.ingest.reread;

import io.saletrail.ingest.intake.StripeId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What to read again.
///
/// @param account absent for all merchants
/// @param since the time from which on Kafka lost messages
record RereadRequest(Optional<String> account, Instant since) {

  /// Stripe lists events of 30 days. A backfill reads what is older.
  static final Duration LONGEST = Duration.ofDays(30);

  /// The result of parsing.
  sealed interface Parsed {
    record Valid(RereadRequest request) implements Parsed {}

    record Invalid(String detail) implements Parsed {}
  }

  static Parsed read(@Nullable String account, @Nullable String since, Instant now) {
    if (account != null && !StripeId.isAccount(account)) {
      return new Parsed.Invalid("`account` must be a Stripe account, acct_….");
    }
    var time = time(since);
    if (time.isEmpty() || !time.get().isBefore(now)) {
      return new Parsed.Invalid(
          "`since` must be a time in the past, such as 2026-11-22T15:00:00Z.");
    }
    if (time.get().isBefore(now.minus(LONGEST))) {
      return new Parsed.Invalid(
          "`since` must be within the %d days that Stripe lists. A backfill reads further back."
              .formatted(LONGEST.toDays()));
    }
    return new Parsed.Valid(new RereadRequest(Optional.ofNullable(account), time.get()));
  }

  private static Optional<Instant> time(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
