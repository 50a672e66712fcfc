package io.saletrail.publisher.lane;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneConfigTest {
  private static final Duration CALL = Duration.ofSeconds(10);

  @Test
  void theDefaultsAreValid() {
    assertThatCode(() -> config("poll", "500ms").check(CALL)).doesNotThrowAnyException();
  }

  @Test
  void aPollThatWouldKeepLanesFromIdlingIsRefused() {
    var config = config("poll", "350ms");

    assertThatThrownBy(() -> config.check(CALL)).hasMessageContaining("saletrail.lane.poll");
  }

  @Test
  void aLostCallThatMayStillBeInFlightIsRefused() {
    var config = config("call-lost-after", "16s");

    assertThatThrownBy(() -> config.check(CALL))
        .hasMessageContaining("saletrail.lane.call-lost-after");
  }

  private static LaneConfig config(String name, String value) {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(LaneConfig.class)
        .withDefaultValue("saletrail.lane." + name, value)
        .build()
        .getConfigMapping(LaneConfig.class);
  }
}
