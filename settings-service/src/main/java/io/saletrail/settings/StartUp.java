package io.saletrail.settings;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.settings.audit.AuditConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Refuses to start with settings that would not serve, in one plain sentence.
@ApplicationScoped
public class StartUp {
  private static final Logger LOG = Logger.getLogger(StartUp.class);

  /// After the look whether everything is there at all.
  private static final int EARLY = 10;

  /// Shorter operator tokens can be guessed.
  static final int MIN_OPERATOR_TOKEN = 12;

  private final ConsoleConfig config;
  private final AuditConfig audit;

  StartUp(ConsoleConfig config, AuditConfig audit) {
    this.config = config;
    this.audit = audit;
  }

  void check(@Observes @Priority(EARLY) StartupEvent starting) {
    if (config.operatorToken().length() < MIN_OPERATOR_TOKEN) {
      throw new ConfigurationException(
          "OPERATOR_TOKEN must have at least " + MIN_OPERATOR_TOKEN + " characters.");
    }
    try {
      CredentialCipher.of(config.secretsKey());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage());
    }
    if (audit.retention().compareTo(AuditConfig.LEAST_RETENTION) < 0) {
      throw new ConfigurationException(
          "saletrail.audit.retention must be at least %d days."
              .formatted(AuditConfig.LEAST_RETENTION.toDays()));
    }
    var organisation = config.organisation();
    if (organisation.issuer().isPresent()
        && (organisation.clientId().isEmpty()
            || organisation.clientSecret().isEmpty()
            || organisation.operatorValue().isEmpty())) {
      throw new ConfigurationException(
          "OIDC_ISSUER is set, so OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and"
              + " OIDC_OPERATOR_VALUE are needed too.");
    }
    if (config.devSignIn()) {
      LOG.warn("DEV_SIGN_IN=true: everybody who reaches the console may sign in.");
    }
  }

  @Produces
  @Singleton
  CredentialCipher cipher() {
    return CredentialCipher.of(config.secretsKey());
  }
}
