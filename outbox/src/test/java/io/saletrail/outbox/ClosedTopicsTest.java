package io.saletrail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedTopicsTest {
  private final List<String> probed = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1;
  private final ClosedTopics topics = new ClosedTopics(probed::add, () -> now);

  @Test
  void aClosedTopicIsProbedNowAndThenAndOpensAgain() {
    topics.close("missing", Refusal.TOPIC_MISSING);
    assertThat(topics.reason("missing")).contains(Refusal.TOPIC_MISSING);
    assertThat(probed).isEmpty();

    now += Duration.ofSeconds(16).toNanos();
    assertThat(topics.reason("missing")).contains(Refusal.TOPIC_MISSING);
    assertThat(topics.reason("missing")).contains(Refusal.TOPIC_MISSING);
    assertThat(probed).containsExactly("missing");

    topics.open("missing");
    assertThat(topics.reason("missing")).isEmpty();
    assertThat(topics.reason("other")).isEmpty();
  }
}
