package io.saletrail.ingest.stripe;

import java.time.Duration;
import java.time.Instant;

/// When an account is read: at a moment of the interval that is its own, so that all accounts are
/// spread over it, whenever they came and however long nobody polled.
public final class PollSlot {
  /// Ids differ little, and so do their hash codes: Knuth's multiplier pulls them apart.
  private static final long SPREAD = 2_654_435_761L;

  private PollSlot() {}

  /// The account's next slot once the one that was due is taken. Who calls it due may have
  /// a clock that is ahead of ours: the same slot never comes again.
  public static Instant next(Instant due, Instant now, String account, Duration interval) {
    return after(due.isAfter(now) ? due : now, account, interval);
  }

  /// The account's next slot after `now`.
  public static Instant after(Instant now, String account, Duration interval) {
    var length = interval.toMillis();
    var offset = Math.floorMod(account.hashCode() * SPREAD, length);
    var begun = Math.floorDiv(now.toEpochMilli() - offset, length);
    return Instant.ofEpochMilli((begun + 1) * length + offset);
  }
}
