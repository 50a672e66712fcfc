package io.saletrail.publisher.lane;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;

/// Configuration of lanes.
@ConfigMapping(prefix = "saletrail.lane")
public interface LaneConfig {
  /// A replica that is silent for this long loses its lanes.
  @WithDefault("6s")
  Duration lease();

  /// How often the tables are polled without a signal: for work from another replica's feed, and
  /// for lanes of a dead replica.
  @WithDefault("500ms")
  Duration poll();

  /// An idle lane is released after this, so that another replica can claim it.
  @WithDefault("30s")
  Duration idleRelease();

  /// The limit of lanes per replica.
  @WithDefault("5000")
  int maxLanes();

  /// The limit of calls in flight per lane.
  @WithDefault("32")
  int callsInFlight();

  /// The window in which no more calls are made than the tenant's rate allows: a second, and a
  /// margin for clock differences.
  @WithDefault("1010ms")
  Duration rateWindow();

  /// How long a rate that a 429 has lowered applies before one more call per second is tried.
  @WithDefault("30s")
  Duration raiseEvery();

  /// Consecutive failures that open a tenant's breaker.
  @WithDefault("5")
  int breakAfter();

  /// The first pause of an open breaker; doubles with each failed probe.
  @WithDefault("1s")
  Duration firstBreak();

  /// The maximum pause between probes.
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

  /// How long a lane must be idle before this is recorded: in a busy lane the next sale arrives
  /// earlier.
  @WithDefault("100ms")
  Duration idleDelay();

  /// Idle lanes are recorded at multiples of this time, so that they share a transaction.
  @WithDefault("250ms")
  Duration idleTick();

  /// How long from now until a lane that becomes idle is recorded.
  default Duration untilIdleRecorded(Instant now) {
    var earliest = now.plus(idleDelay()).toEpochMilli();
    var tick = Math.max(1, idleTick().toMillis());
    return idleDelay().plusMillis(tick - earliest % tick);
  }

  /// The limit of concurrent transactions of one kind; further requests of lanes share the next
  /// one. More than one, so that a transaction that waits for a lock delays no other.
  @WithDefault("4")
  int concurrentTransactions();

  /// How long a lane's claim waits for those of other lanes, to share their transaction: one batch
  /// of conversions wakes many lanes.
  @WithDefault("2ms")
  Duration claimLinger();

  /// How long the results of calls wait for those of other lanes, to share their transaction. A
  /// crash in between repeats these calls.
  @WithDefault("40ms")
  Duration settleLinger();

  /// The limit of lanes per transaction.
  @WithDefault("200")
  int lanesPerTransaction();

  /// The pause of a lane after PostgreSQL failed.
  @WithDefault("1s")
  Duration retryDelay();

  /// How long a stopping replica waits for its calls in flight.
  @WithDefault("12s")
  Duration drainTimeout();

  /// How often the age of due deliveries is measured.
  @WithDefault("10s")
  Duration measureEvery();

  /// Rejects settings that would allow two calls for one conversion at the same time, or would wake
  /// a lane again before it is recorded as idle.
  ///
  /// @param callTimeout how long a call may take
  default void check(Duration callTimeout) {
    if (callLostAfter().compareTo(lease().plus(callTimeout)) <= 0) {
      throw new ConfigurationException(
          "saletrail.lane.call-lost-after must be longer than saletrail.lane.lease and"
              + " saletrail.trackdesk.call-timeout together.");
    }
    if (poll().compareTo(idleDelay().plus(idleTick())) <= 0) {
      throw new ConfigurationException(
          "saletrail.lane.poll must be longer than saletrail.lane.idle-delay and"
              + " saletrail.lane.idle-tick together.");
    }
  }
}
