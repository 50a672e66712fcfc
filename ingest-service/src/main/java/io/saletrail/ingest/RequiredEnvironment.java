package io.saletrail.ingest;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/// What this service must be told. It would rather not start than guess a secret.
@Singleton
class RequiredEnvironment {
    static final List<String> NAMES =
            List.of(
                    "DATABASE_URL",
                    "OPERATOR_TOKEN",
                    "STRIPE_ACCOUNT_ID",
                    "STRIPE_API_KEY",
                    "STRIPE_WEBHOOK_SECRETS");

    private static final int BEFORE_EVERYTHING_ELSE = 1;

    private final Config config;

    RequiredEnvironment(Config config) {
        this.config = config;
    }

    void check(@Observes @Priority(BEFORE_EVERYTHING_ELSE) StartupEvent starting) {
        var missing = NAMES.stream().filter(this::missing).toList();
        if (!missing.isEmpty()) {
            throw new ConfigurationException(
                    "ingest-service cannot start without " + String.join(", ", missing) + ".");
        }
    }

    private boolean missing(String name) {
        return config.getOptionalValue(name, String.class).filter(v -> !v.isBlank()).isEmpty();
    }
}
