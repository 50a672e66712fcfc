package io.saletrail.ingest.poll;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When and how far polls read.
@ConfigMapping(prefix = "saletrail.poll")
public interface PollConfig {
  /// How often each merchant is read.
  @WithDefault("1H")
  Duration interval();

  /// How often it is looked whether a poll is due.
  @WithDefault("1S")
  Duration tick();

  /// How far back the first poll of a merchant reads.
  @WithDefault("1D")
  Duration firstWindow();

  /// How far a window reaches into the one before: Stripe's list is eventually consistent.
  @WithDefault("15M")
  Duration overlap();

  /// How young an event must not be to be read: its webhook may still be on the way.
  @WithDefault("60S")
  Duration settleTime();

  /// How long before its payment a session may have been opened.
  @WithDefault("24H")
  Duration sessionAge();

  /// Objects on a page; Stripe allows 100.
  @WithDefault("100")
  int pageSize();

  /// Accounts that this process reads at a time.
  @WithDefault("8")
  int concurrency();

  /// How long a replica may be silent before another takes its account over.
  @WithDefault("2M")
  Duration lease();

  /// How soon an account is read again after Stripe could not be reached.
  @WithDefault("5M")
  Duration afterOutage();

  /// How soon a pass that ended for a reason of our own is begun again.
  @WithDefault("10S")
  Duration afterInterruption();

  /// How long a request may run ahead of the settings that make its account known.
  @WithDefault("10S")
  Duration unknownAccountTimeout();

  /// How long one transaction of a pass may take.
  @WithDefault("30S")
  Duration databaseTimeout();

  /// How long it is remembered that a poll was request for, so that asking twice is asking once.
  @WithDefault("30D")
  Duration requestRetention();
}
