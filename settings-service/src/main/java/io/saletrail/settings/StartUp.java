package io.saletrail.settings;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.saletrail.encryption.CookieCipher;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.encryption.DestinationCipher;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.settings.access.AccessConfig;
import io.saletrail.settings.access.audit.AuditConfig;
import io.saletrail.settings.access.oidc.OidcConfig;
import io.saletrail.settings.access.oidc.OidcIssuer;
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

  private final AccessConfig access;
  private final OidcConfig oidc;
  private final AuditConfig audit;

  StartUp(AccessConfig access, OidcConfig oidc, AuditConfig audit) {
    this.access = access;
    this.oidc = oidc;
    this.audit = audit;
  }

  void check(@Observes @Priority(EARLY) StartupEvent starting) {
    try {
      CredentialCipher.of(access.secretsKey());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage());
    }
    if (audit.retention().compareTo(AuditConfig.MIN_RETENTION) < 0) {
      throw new ConfigurationException(
          "saletrail.audit.retention must be at least %d days."
              .formatted(AuditConfig.MIN_RETENTION.toDays()));
    }
    if (oidc.issuer().isPresent()
        && (oidc.clientId().isEmpty()
            || oidc.clientSecret().isEmpty()
            || oidc.operatorValue().isEmpty())) {
      throw new ConfigurationException(
          "OIDC_ISSUER is set, so OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and OIDC_OPERATOR_VALUE are required.");
    }
    if (oidc.issuer().filter(issuer -> !OidcIssuer.isTrustworthy(issuer)).isPresent()) {
      throw new ConfigurationException("OIDC_ISSUER must be an https:// address.");
    }
    if (access.devSignIn()) {
      LOG.warn("DEV_SIGN_IN=true: anyone who can reach the console may sign in.");
    }
  }

  @Produces
  @Singleton
  CookieCipher cookieCipher() {
    return CookieCipher.of(access.secretsKey());
  }

  @Produces
  @Singleton
  EmailCipher emailCipher() {
    return EmailCipher.of(access.secretsKey());
  }

  @Produces
  @Singleton
  DestinationCipher destinationCipher() {
    return DestinationCipher.of(access.secretsKey());
  }

  @Produces
  @Singleton
  CredentialCipher credentialCipher() {
    return CredentialCipher.of(access.secretsKey());
  }
}
