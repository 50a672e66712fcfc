package io.saletrail.publisher.lane;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How lanes are held and driven.
@ConfigMapping(prefix = "publisher.lane")
public interface LaneConfig {
  /// A replica that is silent for this long loses its lanes.
  @WithDefault("6s")
  Duration lease();

  /// How often the tables are looked at without being woken: for what another replica's feed
  /// brought, and for what a dead replica left.
  @WithDefault("500ms")
  Duration poll();

  /// An idle lane is given back after this, so that another replica may have it.
  @WithDefault("30s")
  Duration linger();

  /// Lanes that one replica holds at most.
  @WithDefault("5000")
  int most();

  /// Calls of one lane under way at the same time.
  @WithDefault("32")
  int callsUnderWay();

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
  Duration longestBreak();

  default RatePolicy rates() {
    return new RatePolicy(raiseEvery());
  }

  default BreakerPolicy breaker() {
    return new BreakerPolicy(breakAfter(), firstBreak(), longestBreak());
  }

  /// A call of which nothing is on record after this counts as lost. Longer than a lease and a
  /// call together: a call is made within a lease of its claim or not at all, so no two calls for
  /// one conversion are ever under way.
  @WithDefault("20s")
  Duration callLostAfter();

  /// How long nothing must have happened in a lane before it is put on record as done: in a busy
  /// lane the next sale is here before that.
  @WithDefault("100ms")
  Duration quiet();

  /// Transactions of one kind under way at the same time: what lanes ask for beyond that shares
  /// the next one. More than one, so that one that waits for a lock holds up no other.
  @WithDefault("4")
  int transactionsAtOnce();

  /// Lanes that share a transaction at most.
  @WithDefault("200")
  int lanesInTransaction();

  /// How long a lane rests after PostgreSQL failed it.
  @WithDefault("1s")
  Duration rest();

  /// How long a stopping replica waits for the calls that are under way.
  @WithDefault("12s")
  Duration drain();

  /// How often the age of what is due is measured.
  @WithDefault("10s")
  Duration measure();

  /// Refuses knobs that would let two calls for one conversion meet.
  ///
  /// @param callTimeout how long a call may take
  default void check(Duration callTimeout) {
    if (callLostAfter().compareTo(lease().plus(callTimeout)) <= 0) {
      throw new ConfigurationException(
          "publisher.lane.call-lost-after must be longer than publisher.lane.lease and"
              + " publisher.trackdesk.call-timeout together.");
    }
  }
}
