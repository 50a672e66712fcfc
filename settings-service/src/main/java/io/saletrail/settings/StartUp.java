package io.saletrail.settings;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.settings.access.audit.AuditConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Stops the start with one clear sentence when the configuration is invalid.
@ApplicationScoped
public class StartUp {
  private static final Logger LOG = Logger.getLogger(StartUp.class);

  /// Runs after the check that all required variables are set.
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
    if (audit.retention().compareTo(AuditConfig.MIN_RETENTION) < 0) {
      throw new ConfigurationException(
          "saletrail.audit.retention must be at least %d days."
              .formatted(AuditConfig.MIN_RETENTION.toDays()));
    }
    var oidc = config.oidc();
    if (oidc.issuer().isPresent()
        && (oidc.clientId().isEmpty()
            || oidc.clientSecret().isEmpty()
            || oidc.operatorValue().isEmpty())) {
      throw new ConfigurationException(
          "OIDC_ISSUER is set, so OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_OPERATOR_VALUE are required.");
    }
    if (config.devSignIn()) {
      LOG.warn("DEV_SIGN_IN=true: anyone who can reach the console may sign in.");
    }
  }

  @Produces
  @Singleton
  CredentialCipher cipher() {
    return CredentialCipher.of(config.secretsKey());
  }
}
