package io.saletrail.publisher.lane;

import java.time.Duration;
import java.util.UUID;

/// A replica's right to call in the name of its lanes.
///
/// Its end is reckoned on the monotonic clock and from before the database was asked, so that a
/// replica stops calling earlier than the database lets others take its lanes, never later.
///
/// @param replica a new one whenever the last was lost: nothing can be done in a lost name
/// @param endNanos by `System.nanoTime`
record Lease(UUID replica, long endNanos) {
  /// The share of a lease after which it is renewed: two renewals may fail.
  private static final int RENEWALS = 3;

  /// A name that holds nothing yet.
  static Lease none() {
    return new Lease(UUID.randomUUID(), System.nanoTime());
  }

  boolean holds() {
    return System.nanoTime() - endNanos < 0;
  }

  /// The same, to be renewed now.
  Lease renewed(long askedNanos, Duration term) {
    return new Lease(replica, askedNanos + term.toNanos());
  }

  boolean wantsRenewal(Duration term) {
    var left = endNanos - System.nanoTime();
    return left <= term.toNanos() - term.dividedBy(RENEWALS).toNanos();
  }
}
