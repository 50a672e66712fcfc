package io.saletrail.ingest.daily;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When and how much daily passes read.
@ConfigMapping(prefix = "saletrail.daily")
public interface DailyConfig {
  /// How often each merchant has a pass.
  @WithDefault("24H")
  Duration interval();

  /// How often it is looked whether one is due.
  @WithDefault("10S")
  Duration tick();

  /// How far back lists are read: a day and what it may have been late.
  @WithDefault("36H")
  Duration lookBack();

  /// Objects on a page; Stripe allows 100.
  @WithDefault("100")
  int pageSize();

  /// Pages of one list in a pass. What lies behind them was read by hourly polls.
  @WithDefault("50")
  int maxPages();

  /// Unsettled objects that one pass asks after; those asked after maxAge ago come firstDue.
  @WithDefault("200")
  int maxObjects();

  /// Accounts that this process reads at a time.
  @WithDefault("2")
  int concurrency();

  /// How long a replica may be silent before another takes its account settled.
  @WithDefault("2M")
  Duration lease();

  /// How soon a pass goes on after Stripe could not be reached.
  @WithDefault("15M")
  Duration afterOutage();

  /// How long one transaction may claim.
  @WithDefault("30S")
  Duration databaseTimeout();
}
