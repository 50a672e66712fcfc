package io.saletrail.ingest.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private static final long GAP = Duration.ofMillis(50).toNanos();

  @Test
  void slotsAreEvenlySpacedAndUnusedOnesAreNotSaved() {
    var rateLimiter = new RateLimiter(20);
    var now = System.nanoTime();

    assertThat(rateLimiter.reserve(now)).isZero();
    assertThat(rateLimiter.reserve(now)).isEqualTo(GAP);
    assertThat(rateLimiter.reserve(now)).isEqualTo(2 * GAP);
    assertThat(rateLimiter.reserve(now + 10 * GAP)).isZero();
    assertThat(rateLimiter.reserve(now + 10 * GAP)).isEqualTo(GAP);
  }
}
