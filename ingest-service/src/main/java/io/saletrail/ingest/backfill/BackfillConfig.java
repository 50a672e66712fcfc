package io.saletrail.ingest.backfill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of backfills.
@ConfigMapping(prefix = "saletrail.backfill")
public interface BackfillConfig {
  /// Interval between searches for due backfills.
  @WithDefault("1S")
  Duration tick();

  /// Backfills that this process runs at a time. Each has one call in flight, and all calls share
  /// one rate limit: a low number leaves most of it to polls.
  @WithDefault("2")
  int concurrency();

  /// Objects per page; Stripe allows 100.
  @WithDefault("100")
  int pageSize();

  /// Maximum time between opening and payment of a session.
  @WithDefault("24H")
  Duration sessionAge();

  /// Time after which another replica takes over a backfill.
  @WithDefault("2M")
  Duration lease();

  /// How many times as long as the feed reads a portion, a backfill then leaves the feed alone.
  @WithDefault("4")
  int rest();

  /// Pause after an outage.
  @WithDefault("30S")
  Duration pause();

  /// Time without progress after which a backfill fails.
  @WithDefault("1D")
  Duration giveUpAfter();

  /// Time a request may precede the settings of its account, while this replica reads them.
  @WithDefault("10M")
  Duration unknownAccountTimeout();

  /// Timeout of one transaction.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// Retention of ended backfills: a request that is repeated within it is ignored.
  @WithDefault("40D")
  Duration retention();
}
