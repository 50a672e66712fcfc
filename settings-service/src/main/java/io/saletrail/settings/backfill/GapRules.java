package io.saletrail.settings.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/// What catches up with a gap.
final class GapRules {
  /// How far back Stripe lists events, less a day in which the first poll may come late.
  /// Source: docs.stripe.com/api/events/list.
  static final Duration EVENTS_REACH = Duration.ofDays(30).minusDays(1);

  /// How long before a gap something may have been made that was paid in it: bank debits take up
  /// to 14 business days, and what is read goes by when it was made.
  static final Duration SETTLING = Duration.ofDays(21);

  private GapRules() {}

  /// Decides.
  ///
  /// @param readUpTo up to when the last complete poll had read
  /// @param lostAt when the connection was lost, if that was heard
  /// @param owed from when an earlier gap was to be read, if that has not been done
  static Gap judge(
      Optional<Instant> readUpTo, Optional<Instant> lostAt, Optional<Instant> owed, Instant now) {
    var forgotten =
        readUpTo
            .or(() -> lostAt)
            .filter(since -> since.isBefore(now.minus(EVENTS_REACH)))
            .map(since -> since.minus(SETTLING));
    return Stream.of(forgotten, owed)
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .<Gap>map(from -> new Gap.BeyondReach(days(from, now)))
        .orElseGet(Gap.WithinReach::new);
  }

  /// Up to now, though polls read the last of it, too: if they cannot for a while, nothing
  /// is lost.
  private static BackfillPeriod days(Instant from, Instant now) {
    return new BackfillPeriod(day(from), day(now));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
