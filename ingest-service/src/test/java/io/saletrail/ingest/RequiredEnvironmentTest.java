package io.saletrail.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequiredEnvironmentTest {
    @Test
    void whatIsMissingIsNamedInOneSentence() {
        var told = told();
        told.remove("STRIPE_API_KEY");
        told.put("OPERATOR_TOKEN", " ");

        assertThatThrownBy(() -> check(told))
                .hasMessage("ingest-service cannot start without OPERATOR_TOKEN, STRIPE_API_KEY.");
    }

    @Test
    void whenNothingIsMissingItStarts() {
        assertThatCode(() -> check(told())).doesNotThrowAnyException();
    }

    private static Map<String, String> told() {
        var told = new HashMap<String, String>();
        RequiredEnvironment.NAMES.forEach(name -> told.put(name, "something"));
        return told;
    }

    private static void check(Map<String, String> told) {
        var config =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(told, "told", 100))
                        .build();
        new RequiredEnvironment(config).check(new StartupEvent());
    }
}
