package io.saletrail.ingest.stripe;

import java.time.Duration;
import java.time.Instant;

/// The time at which an account is read: a fixed offset in the interval, from a hash of the
/// account, so that all accounts are spread evenly.
public final class PollSlot {
  /// Ids and their hash codes differ little: Knuth's multiplier spreads them.
  private static final long SPREAD = 2_654_435_761L;

  private PollSlot() {}

  /// The account's next slot after the due one. If the due time is ahead of our clock, the same
  /// slot is not returned again.
  public static Instant next(Instant due, Instant now, String account, Duration interval) {
    return after(due.isAfter(now) ? due : now, account, interval);
  }

  public static Instant after(Instant now, String account, Duration interval) {
    var length = interval.toMillis();
    var offset = Math.floorMod(account.hashCode() * SPREAD, length);
    var begun = Math.floorDiv(now.toEpochMilli() - offset, length);
    return Instant.ofEpochMilli((begun + 1) * length + offset);
  }
}
