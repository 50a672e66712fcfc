package io.saletrail.publisher.lane;

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

    /// A call of which nothing is on record after this counts as lost. Longer than any call takes,
    /// so that no two calls for one conversion are ever under way.
    @WithDefault("15s")
    Duration callLostAfter();

    /// How long nothing must have happened in a lane before it is put on record as done: in a busy
    /// lane the next sale is here before that.
    @WithDefault("100ms")
    Duration quiet();

    /// How long a lane rests after PostgreSQL failed it.
    @WithDefault("1s")
    Duration rest();

    /// How long a stopping replica waits for the calls that are under way.
    @WithDefault("12s")
    Duration drain();
}
