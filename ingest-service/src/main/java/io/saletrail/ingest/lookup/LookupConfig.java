package io.saletrail.ingest.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How Stripe is asked for what is missing.
@ConfigMapping(prefix = "saletrail.lookup")
public interface LookupConfig {
  /// How often it is looked whether one is due.
  @WithDefault("1S")
  Duration tick();

  /// Look-ups that this process does at a time.
  @WithDefault("4")
  int concurrency();

  /// How long a replica may be silent before another takes its look-up over.
  @WithDefault("2M")
  Duration lease();

  /// Calls that one look-up may claim. What belongs to a payment takes about ten.
  @WithDefault("20")
  int calls();

  /// Pages of lines that are read of one invoice, of 100 each.
  @WithDefault("5")
  int linePages();

  /// Pages of earlier invoices that are read of one subscription, of 100 each, the newest first.
  @WithDefault("2")
  int historyPages();

  /// Look-ups of one account in an hour; more wait. Stripe allows an account 10,000 reads a month
  /// and 500 for each of its payments.
  @WithDefault("500")
  int accountHourly();

  /// The first pause after Stripe could not be read; it doubles from there.
  @WithDefault("10S")
  Duration firstPause();

  /// The longest pause.
  @WithDefault("1H")
  Duration longestPause();

  /// How long Stripe is tried.
  @WithDefault("1D")
  Duration giveUpAfter();

  /// How long one transaction may claim.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// How long it is remembered what was asked, so that asking twice is asking once.
  @WithDefault("30D")
  Duration retention();
}
