package io.saletrail.ingest.allowance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much is read of each account.
///
/// Source: docs.stripe.com/rate-limits, "read API requests allocation": 500 reads for each
/// transaction in 30 days, and never fewer than 10,000.
@ConfigMapping(prefix = "saletrail.allowance")
public interface AllowanceConfig {
  /// Calls in 30 days that every account may take: Stripe's floor.
  @WithDefault("10000")
  long floor();

  /// Calls in 30 days for each session that was paid in them. Stripe allows 500, of which other
  /// programs of the merchant want their share.
  @WithDefault("100")
  long perPaidSession();

  /// From which part of the budget on we save, in percent.
  @WithDefault("80")
  int lowFromPercent();

  /// How many times pollIntervalFactor polls are while we save.
  @WithDefault("6")
  int pollIntervalFactor();

  /// How long what must wait waits before it asks restore.
  @WithDefault("1H")
  Duration deferPeriod();

  /// How long one transaction may take.
  @WithDefault("30S")
  Duration databaseTimeout();
}
