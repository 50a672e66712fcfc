package io.saletrail.publisher.lane;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How lanes are held and driven.
@ConfigMapping(prefix = "saletrail.lane")
public interface LaneConfig {
  /// A replica that is silent for this long loses its lanes.
  @WithDefault("6s")
  Duration lease();

  /// How often the tables are looked at without being woken: for what another replica's feed
  /// brought, and for what a dead replica left.
  @WithDefault("500ms")
  Duration poll();

  /// An idle lane is released after this, so that another replica can claim it.
  @WithDefault("30s")
  Duration idleRelease();

  /// Lanes per replica, at most.
  @WithDefault("5000")
  int maxLanes();

  /// Calls in flight per lane, at most.
  @WithDefault("32")
  int callsInFlight();

  /// The time in which no more calls are made than the tenant's rate allows: a second, and a
  /// little for clocks that do not run alike.
  @WithDefault("1010ms")
  Duration rateWindow();

  /// How long a rate that a 429 has lowered has to do before one more call a second is tried.
  @WithDefault("30s")
  Duration raiseEvery();

  /// Failures in a row after which a tenant's Trackdesk is only probed.
  @WithDefault("5")
  int breakAfter();

  /// How long nothing is called then; doubles with each probe that fails.
  @WithDefault("1s")
  Duration firstBreak();

  /// A Trackdesk that is away is probed at least this often.
  @WithDefault("30s")
  Duration maxBreak();

  default RatePolicy rates() {
    return new RatePolicy(raiseEvery());
  }

  default BreakerPolicy breaker() {
    return new BreakerPolicy(breakAfter(), firstBreak(), maxBreak());
  }

  /// A call without a recorded result counts as lost after this. Longer than a lease and a call
  /// together: a call is made within a lease of its claim or not at all, so no two calls for one
  /// conversion are ever in flight.
  @WithDefault("20s")
  Duration callLostAfter();

  /// How long nothing must have happened in a lane before it is put on record as done: in a busy
  /// lane the next sale is here before that.
  @WithDefault("100ms")
  Duration idleDelay();

  /// Concurrent transactions of one kind; further requests of lanes share the next one. More than
  /// one, so that one that waits for a lock delays no other.
  @WithDefault("4")
  int concurrentTransactions();

  /// Lanes per transaction, at most.
  @WithDefault("200")
  int lanesPerTransaction();

  /// How long a lane rests after PostgreSQL failed it.
  @WithDefault("1s")
  Duration retryDelay();

  /// How long a stopping replica waits for its calls in flight.
  @WithDefault("12s")
  Duration drainTimeout();

  /// How often the age of what is due is measured.
  @WithDefault("10s")
  Duration measureEvery();

  /// Rejects settings that would allow two calls for one conversion at the same time.
  ///
  /// @param callTimeout how long a call may take
  default void check(Duration callTimeout) {
    if (callLostAfter().compareTo(lease().plus(callTimeout)) <= 0) {
      throw new ConfigurationException(
          "saletrail.lane.call-lost-after must be longer than saletrail.lane.lease and"
              + " saletrail.trackdesk.call-timeout together.");
    }
  }
}
