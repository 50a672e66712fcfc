package io.saletrail.settings;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.saletrail.contracts.settings.CredentialCipher;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Refuses to start with a token or a key that would not serve, in one plain sentence.
@ApplicationScoped
public class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class);

    /// After the look whether everything is there at all.
    private static final int EARLY = 10;

    /// Shorter operator tokens can be guessed.
    static final int MIN_OPERATOR_TOKEN = 12;

    private final ConsoleConfig config;

    StartUp(ConsoleConfig config) {
        this.config = config;
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
