package io.saletrail.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollRequested;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CloudEventHeadersTest {
  @Test
  void theHeadersRepeatTheFact() {
    var fact =
        new PollRequested("p1", "acct_1", Trigger.HOURLY, Instant.parse("2026-11-22T15:00:00Z"));

    assertThat(CloudEventHeaders.of(fact, "/settings-service"))
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "p1/requested",
                "ce_type", "io.saletrail.PollRequested.v1",
                "ce_source", "/settings-service",
                "ce_subject", "acct_1",
                "ce_time", "2026-11-22T15:00:00Z",
                "content-type", "application/json"));
  }
}
