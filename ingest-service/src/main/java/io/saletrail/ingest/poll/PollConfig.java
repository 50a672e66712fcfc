package io.saletrail.ingest.poll;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Schedule and limits of polls.
@ConfigMapping(prefix = "saletrail.poll")
public interface PollConfig {
  /// Interval between two polls of a merchant.
  @WithDefault("1H")
  Duration interval();

  /// Interval between searches for due polls.
  @WithDefault("1S")
  Duration tick();

  /// Time that a merchant's first poll reads back.
  @WithDefault("1D")
  Duration firstWindow();

  /// Overlap of two windows: Stripe's list is eventually consistent.
  @WithDefault("15M")
  Duration overlap();

  /// Minimum age of an event to be read: its webhook may be in flight.
  @WithDefault("60S")
  Duration settleTime();

  /// Maximum time between opening and payment of a session.
  @WithDefault("24H")
  Duration sessionAge();

  /// Objects per page; Stripe allows 100.
  @WithDefault("100")
  int pageSize();

  /// Accounts that this process reads at a time.
  @WithDefault("8")
  int concurrency();

  /// Time after which another replica takes over an account.
  @WithDefault("2M")
  Duration lease();

  /// Pause after an outage of Stripe.
  @WithDefault("5M")
  Duration afterOutage();

  /// Pause after an outage of our own.
  @WithDefault("10S")
  Duration afterInterruption();

  /// Time a request may precede the settings of its account, while this replica reads them.
  @WithDefault("1M")
  Duration unknownAccountTimeout();

  /// Timeout of one transaction of a pass.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// Retention of ended requests: one that is repeated within it is ignored.
  @WithDefault("30D")
  Duration requestRetention();
}
