package io.saletrail.ingest.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final long GAP = Duration.ofMillis(50).toNanos();

  @Test
  void turnsAreEvenlySpacedAndUnusedOnesAreNotSaved() {
    var pace = new RateLimiter(20);
    var now = System.nanoTime();

    assertThat(pace.reserve(now)).isZero();
    assertThat(pace.reserve(now)).isEqualTo(GAP);
    assertThat(pace.reserve(now)).isEqualTo(2 * GAP);
    assertThat(pace.reserve(now + 10 * GAP)).isZero();
    assertThat(pace.reserve(now + 10 * GAP)).isEqualTo(GAP);
  }
}
