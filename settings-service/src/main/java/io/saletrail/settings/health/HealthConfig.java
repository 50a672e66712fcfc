package io.saletrail.settings.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Thresholds: when a signal becomes a problem.
@ConfigMapping(prefix = "saletrail.health")
public interface HealthConfig {
  /// The window in which recovered objects count.
  @WithDefault("1D")
  Duration recoveredWindow();

  /// Webhooks have stopped when the last one is older than a recovered object by more than this.
  /// Webhook times are known to about a minute.
  @WithDefault("2M")
  Duration webhookSlack();

  /// How long a webhook may arrive after a check recovered its object.
  @WithDefault("5M")
  Duration webhookGrace();

  /// Checks are delayed when the last complete one is older than this. They run hourly.
  @WithDefault("3H")
  Duration checksDelayedAfter();

  /// A delivery is delayed when it has been due for longer than this.
  @WithDefault("1H")
  Duration deliveriesDelayedAfter();

  /// How far back pending payments count.
  @WithDefault("30D")
  Duration backlogWindow();

  /// The window in which operators see failed webhook signatures.
  @WithDefault("1H")
  Duration signatureWindow();

  /// Retention of failed webhook signatures.
  @WithDefault("7D")
  Duration signatureRetention();

  /// The interval of the metrics.
  @WithDefault("1M")
  Duration tick();

  /// Merchants per query.
  @WithDefault("500")
  int batch();

  /// Whether metrics name merchants by account. Who reads metrics may not be who reads accounts.
  @WithDefault("false")
  boolean nameMerchants();

  /// Merchants with their own metric, where they are named: those with the most recovered objects.
  @WithDefault("20")
  int maxNamedMerchants();
}
