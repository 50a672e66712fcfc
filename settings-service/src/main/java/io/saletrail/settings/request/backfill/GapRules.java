package io.saletrail.settings.request.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/// Decides how to recover a gap.
final class GapRules {
  /// How far back Stripe lists events, less one day for a late first poll. Source:
  /// docs.stripe.com/api/events/list.
  static final Duration EVENT_RETENTION = Duration.ofDays(30).minusDays(1);

  /// How long before the gap an object may have been created that was paid within the gap. Bank
  /// debits take up to 14 business days, and lists are read by creation time.
  static final Duration SETTLEMENT_TIME = Duration.ofDays(21);

  private GapRules() {}

  /// Decides how to recover a gap.
  ///
  /// @param readUpTo the end of the last complete poll
  /// @param lostAt when the connection was lost, if known
  /// @param unfinishedFrom the start of an earlier gap whose backfill has not completed
  static Gap decide(
      Optional<Instant> readUpTo,
      Optional<Instant> lostAt,
      Optional<Instant> unfinishedFrom,
      Instant now) {
    var unlisted =
        readUpTo
            .or(() -> lostAt)
            .filter(since -> since.isBefore(now.minus(EVENT_RETENTION)))
            .map(since -> since.minus(SETTLEMENT_TIME));
    return Stream.of(unlisted, unfinishedFrom)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .<Gap>map(from -> new Gap.BeyondReach(days(from, now)))
        .orElseGet(Gap.WithinReach::new);
  }

  /// Ends today although polls also read the last days: if they fail for a while, nothing is lost.
  private static BackfillPeriod days(Instant from, Instant now) {
    return new BackfillPeriod(day(from), day(now));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
