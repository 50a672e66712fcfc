package io.saletrail.ingest.daily;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Schedule and limits of daily passes.
@ConfigMapping(prefix = "saletrail.daily")
public interface DailyConfig {
  /// Interval between two passes of a merchant.
  @WithDefault("24H")
  Duration interval();

  /// Interval between searches for due passes.
  @WithDefault("10S")
  Duration tick();

  /// Time that lists are read back: a day and a delay.
  @WithDefault("36H")
  Duration lookBack();

  /// Objects per page; Stripe allows 100.
  @WithDefault("100")
  int pageSize();

  /// Maximum pages per list and pass. Hourly polls have read older objects.
  @WithDefault("50")
  int maxPages();

  /// Maximum unsettled objects per pass; the least recently checked come first.
  @WithDefault("200")
  int maxObjects();

  /// Accounts that this process reads at a time.
  @WithDefault("2")
  int concurrency();

  /// Time after which another replica takes over a pass.
  @WithDefault("2M")
  Duration lease();

  /// Pause after an outage of Stripe.
  @WithDefault("15M")
  Duration afterOutage();

  /// Timeout of one transaction.
  @WithDefault("30S")
  Duration databaseTimeout();
}
