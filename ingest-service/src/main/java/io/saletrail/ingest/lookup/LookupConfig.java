package io.saletrail.ingest.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of look-ups.
@ConfigMapping(prefix = "saletrail.lookup")
public interface LookupConfig {
  /// Interval between searches for due look-ups.
  @WithDefault("1S")
  Duration tick();

  /// Look-ups that this process runs at a time.
  @WithDefault("4")
  int concurrency();

  /// Time after which another replica takes over a look-up.
  @WithDefault("2M")
  Duration lease();

  /// Maximum calls of one look-up. A payment's related objects take about ten.
  @WithDefault("20")
  int calls();

  /// Maximum pages of lines of one invoice, of 100 each.
  @WithDefault("5")
  int linePages();

  /// Maximum pages of earlier invoices of one subscription, of 100 each, the newest first.
  @WithDefault("2")
  int historyPages();

  /// Look-ups of one account per hour; more are delayed. Stripe allows an account 10,000 reads a
  /// month and 500 for each of its payments.
  @WithDefault("500")
  int accountHourly();

  /// The first pause after an outage of Stripe; doubles.
  @WithDefault("10S")
  Duration firstPause();

  /// The longest pause.
  @WithDefault("1H")
  Duration longestPause();

  /// Time after which a look-up without success ends.
  @WithDefault("1D")
  Duration giveUpAfter();

  /// Timeout of one transaction.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// Retention of ended look-ups: a request that is repeated within it is ignored.
  @WithDefault("30D")
  Duration retention();
}
