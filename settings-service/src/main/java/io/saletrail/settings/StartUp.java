package io.saletrail.settings;

import io.quarkus.runtime.StartupEvent;
import io.saletrail.contracts.settings.CredentialCipher;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/// Refuses to start half configured, in one plain sentence.
@ApplicationScoped
public class StartUp {
    private static final Logger LOG = Logger.getLogger(StartUp.class);

    /// Shorter operator tokens can be guessed.
    static final int MIN_OPERATOR_TOKEN = 12;

    private final ConsoleConfig config;

    StartUp(ConsoleConfig config) {
        this.config = config;
    }

    void check(
            @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting,
            CredentialCipher cipher) {
        var token = config.operatorToken().orElse("");
        if (token.length() < MIN_OPERATOR_TOKEN) {
            throw new IllegalStateException(
                    "OPERATOR_TOKEN must be set, to at least "
                            + MIN_OPERATOR_TOKEN
                            + " characters: operators sign in with it.");
        }
        // Opens what it seals: a key that cannot would show itself at the first save otherwise.
        cipher.open("acct_start", cipher.seal("acct_start", "start"));
        if (config.devSignIn()) {
            LOG.warn("DEV_SIGN_IN=true: everybody who reaches the console may sign in.");
        }
    }

    @Produces
    @Singleton
    CredentialCipher cipher() {
        return CredentialCipher.of(config.secretsKey().orElse(""));
    }
}
