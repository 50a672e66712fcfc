package io.saletrail.ingest.allowance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The read budget of each account.
///
/// Source: docs.stripe.com/rate-limits, "read API requests allocation": 500 reads for each
/// transaction in 30 days, and never fewer than 10,000.
@ConfigMapping(prefix = "saletrail.allowance")
public interface AllowanceConfig {
  /// Calls in 30 days for every account: Stripe's minimum.
  @WithDefault("10000")
  long floor();

  /// Calls in 30 days per session paid in them. Stripe allows 500, which other programs of the
  /// merchant share.
  @WithDefault("100")
  long perPaidSession();

  /// Percentage of the budget from which the allowance is low.
  @WithDefault("80")
  int lowFromPercent();

  /// Factor on the poll interval while the allowance is low.
  @WithDefault("6")
  int pollIntervalFactor();

  /// Pause of deferred work.
  @WithDefault("1H")
  Duration deferPeriod();

  /// Timeout of one transaction.
  @WithDefault("30S")
  Duration databaseTimeout();
}
