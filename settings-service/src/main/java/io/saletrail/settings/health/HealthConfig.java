package io.saletrail.settings.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When a sign becomes a trouble.
@ConfigMapping(prefix = "saletrail.health")
public interface HealthConfig {
  /// How long what only checks found is counted.
  @WithDefault("1D")
  Duration foundWindow();

  /// How much older than a find the last webhook has to be for webhooks to have stopped. When
  /// webhooks came is known to about a minute.
  @WithDefault("2M")
  Duration webhookSlack();

  /// How long a find may be ahead of its webhook, which is still on the way.
  @WithDefault("5M")
  Duration webhookGrace();

  /// How long after the last complete check the next one is late. They run by the hour.
  @WithDefault("3H")
  Duration checksLate();

  /// How long a delivery may wait before it is late.
  @WithDefault("1H")
  Duration deliveriesLate();

  /// How far back payments are looked at for what still waits.
  @WithDefault("30D")
  Duration waitingWindow();

  /// How long webhooks that nobody had signed are shown to operators.
  @WithDefault("1H")
  Duration signatureWindow();

  /// How long they are kept.
  @WithDefault("7D")
  Duration signatureRetention();

  /// How often the metrics are taken.
  @WithDefault("1M")
  Duration tick();

  /// Merchants looked at in one query.
  @WithDefault("500")
  int batch();

  /// Merchants with a metric of their own: those with most finds.
  @WithDefault("20")
  int mostNamed();
}
