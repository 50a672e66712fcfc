package io.saletrail.publisher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class LaneTelemetryTest {
  /// A counter that appears with its first value shows no increase, so no alert rings.
  @Test
  void theCountersExistFromTheStart() {
    var meters = new SimpleMeterRegistry();

    var unused = new LaneTelemetry(meters);

    for (var outcome : new String[] {"REFUSED", "TOKEN_REJECTED", "RATE_LIMITED", "UNAVAILABLE"}) {
      assertThat(meters.get("publisher.attempts").tag("outcome", outcome).counters()).hasSize(2);
    }
    assertThat(meters.get("publisher.breaker.opened").counter().count()).isZero();
  }
}
