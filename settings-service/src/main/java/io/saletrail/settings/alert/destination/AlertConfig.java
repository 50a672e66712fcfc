package io.saletrail.settings.alert.destination;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Configuration of alerts. `application.properties` maps the environment variables.
@ConfigMapping(prefix = "saletrail.alert")
public interface AlertConfig {
  /// The interval at which the health of merchants is compared with what was sent.
  @WithDefault("15S")
  Duration tick();

  /// The interval at which due messages are sent.
  @WithDefault("2S")
  Duration dispatchTick();

  /// How long a problem must be absent before it has ended.
  @WithDefault("5M")
  Duration settle();

  /// The interval at which amounts are compared.
  @WithDefault("1H")
  Duration comparisonInterval();

  /// Merchants per query.
  @WithDefault("500")
  int batch();

  /// The sender of e-mails; without one, alerts cannot go by e-mail.
  Optional<String> mailFrom();

  /// Where the operator gets alerts about all merchants by e-mail.
  Optional<String> operatorEmail();

  /// Where the operator gets them by Slack.
  Optional<String> operatorSlackUrl();

  /// Allows webhooks to private networks. For development only: merchants could otherwise send
  /// requests into the operator's network.
  boolean privateNetworks();
}
