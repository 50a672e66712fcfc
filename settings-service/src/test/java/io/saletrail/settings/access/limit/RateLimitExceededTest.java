package io.saletrail.settings.access.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitExceededTest {
  @Test
  void theRetryDelayIsRoundedUp() {
    assertThat(RateLimitExceeded.seconds(Duration.ofNanos(1))).isEqualTo(1);
    assertThat(RateLimitExceeded.seconds(Duration.ofMillis(1500))).isEqualTo(2);
  }

  @Test
  void textsUseSecondsOrMinutes() {
    assertThat(RateLimitExceeded.sentence("Too much.", Duration.ofSeconds(30)))
        .isEqualTo("Too much. Try again in 30 seconds.");
    assertThat(RateLimitExceeded.sentence("Too much.", Duration.ofSeconds(150)))
        .isEqualTo("Too much. Try again in 3 minutes.");
  }
}
