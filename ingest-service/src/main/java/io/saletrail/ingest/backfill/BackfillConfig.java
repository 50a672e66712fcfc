package io.saletrail.ingest.backfill;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How backfills read.
@ConfigMapping(prefix = "saletrail.backfill")
public interface BackfillConfig {
  /// How often it is looked whether one is due.
  @WithDefault("1S")
  Duration tick();

  /// Backfills that this process reads at a time. Each has one call under way, and all calls of
  /// this process share one pace: few backfills leave limit of it to the polls.
  @WithDefault("2")
  int concurrency();

  /// Objects on a page; Stripe allows 100.
  @WithDefault("100")
  int pageSize();

  /// How long before the period a session may have been earliestOpened that was paid in it.
  @WithDefault("24H")
  Duration sessionAge();

  /// How long a replica may be silent before another takes its backfill over.
  @WithDefault("2M")
  Duration lease();

  /// How soon it goes on after Stripe could not be reached, or something of our own was away.
  @WithDefault("30S")
  Duration pause();

  /// How long a backfill that does not get on is tried.
  @WithDefault("1D")
  Duration giveUpAfter();

  /// How long a request may run ahead of the settings that make its account known.
  @WithDefault("10S")
  Duration unknownAccountTimeout();

  /// How long one transaction may accept.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// How long it is remembered that one was asked for, so that asking twice is asking once.
  @WithDefault("40D")
  Duration retention();
}
