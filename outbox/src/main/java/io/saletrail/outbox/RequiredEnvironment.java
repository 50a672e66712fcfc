package io.saletrail.outbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What a service must be told, named in `saletrail.required-environment`. It would rather not
/// start than guess, and says what is missing in one sentence.
@Singleton
class RequiredEnvironment {
    private static final int BEFORE_EVERYTHING_ELSE = 1;

    private final Config config;
    private final String service;
    private final List<String> names;

    RequiredEnvironment(
            Config config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "saletrail.required-environment") List<String> names) {
        this.config = config;
        this.service = service;
        this.names = names;
    }

    void check(@Observes @Priority(BEFORE_EVERYTHING_ELSE) StartupEvent starting) {
        var missing = names.stream().filter(this::missing).toList();
        if (!missing.isEmpty()) {
            throw new ConfigurationException(
                    service + " cannot start without " + String.join(", ", missing) + ".");
        }
    }

    private boolean missing(String name) {
        return config.getOptionalValue(name, String.class)
                .filter(value -> !value.isBlank())
                .isEmpty();
    }
}
