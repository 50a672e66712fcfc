package io.saletrail.publisher.lane;

import java.time.Duration;
import java.util.UUID;

/// A replica's right to call for its lanes.
///
/// Its end is computed on the monotonic clock from a time before the database was called, so a
/// replica stops calling before the database lets others claim its lanes, never later.
///
/// @param replica a new id after each lost lease: nothing can be done under a lost one
/// @param endNanos by `System.nanoTime`
record Lease(UUID replica, long endNanos) {
  /// The share of a lease after which it is renewed: two renewals may fail.
  private static final int RENEWALS = 3;

  /// A new replica id without a lease.
  static Lease none() {
    return new Lease(UUID.randomUUID(), System.nanoTime());
  }

  boolean holds() {
    return System.nanoTime() - endNanos < 0;
  }

  /// The same, to be renewed now.
  Lease renewed(long requestedNanos, Duration duration) {
    return new Lease(replica, requestedNanos + duration.toNanos());
  }

  boolean isRenewalDue(Duration duration) {
    var left = endNanos - System.nanoTime();
    return left <= duration.toNanos() - duration.dividedBy(RENEWALS).toNanos();
  }
}
