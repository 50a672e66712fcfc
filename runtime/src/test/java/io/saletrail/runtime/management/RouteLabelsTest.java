package io.saletrail.runtime.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteLabelsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void filter() {
    meters.config().meterFilter(new RouteLabels());
  }

  /// A hundred malformed paths once filled the limit of labels, and no new route was measured.
  @Test
  void pathsOfStrangersCountUnderOneName() {
    for (int n = 0; n < 100; n++) {
      request("/merchants/%zz" + n, "CLIENT_ERROR");
    }

    request("/merchants/{account}", "SUCCESS");
    request("/merchants/{account}", "CLIENT_ERROR");

    assertThat(meters.get("http.server.requests").tag("uri", "UNMATCHED").timer().count())
        .isEqualTo(100);
    assertThat(meters.get("http.server.requests").tag("uri", "/merchants/{account}").timers())
        .hasSize(2);
    assertThat(meters.find("http.server.requests").timers()).hasSize(3);
  }

  @Test
  void otherMetersAreLeftAlone() {
    meters.counter("http.bodies.refused", "uri", "x").increment();

    assertThat(meters.get("http.bodies.refused").tag("uri", "x").counter().count()).isEqualTo(1);
  }

  private void request(String path, String outcome) {
    meters
        .timer("http.server.requests", "uri", path, "outcome", outcome)
        .record(java.time.Duration.ofMillis(1));
  }
}
