package io.saletrail.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Topic;
import io.saletrail.outbox.Refusal;
import io.saletrail.outbox.Sent;
import io.saletrail.outbox.relay.RowOutcomes.RefusedRow;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class RowOutcomesTest {
  private static final Sent TAKEN = new Sent.Acknowledged();
  private static final Sent LOST = new Sent.Failed(new TimeoutException());
  private static final Sent REFUSED = new Sent.Refused(Refusal.TOO_LARGE);

  private final OutboxMessage first = message(1, Topic.SETTINGS_CREDENTIALS, "acct_1");
  private final OutboxMessage second = message(2, Topic.SETTINGS_CREDENTIALS, "acct_1");
  private final OutboxMessage other = message(3, Topic.SETTINGS_CREDENTIALS, "acct_2");

  @Test
  void aNewerFactStaysWithTheOneThatWasLostBeforeIt() {
    var settled = settle(LOST, TAKEN, TAKEN);

    assertThat(settled.sent()).as("the older one is not the last").containsExactly(other);
    assertThat(settled.failed()).containsExactly(first.shard);
  }

  @Test
  void aFactStaysSentWhereALaterOneIsLost() {
    var settled = settle(TAKEN, LOST, TAKEN);

    assertThat(settled.sent()).containsExactly(first, other);
  }

  @Test
  void aRefusedFactIsSetAsideAndLaterOnesGoOn() {
    var settled = settle(REFUSED, TAKEN, TAKEN);

    assertThat(settled.refused()).containsExactly(new RefusedRow(first, Refusal.TOO_LARGE));
    assertThat(settled.sent()).containsExactly(second, other);
    assertThat(settled.failed()).isEmpty();
  }

  @Test
  void aNewerFactOfACompactedTopicSupersedesARefusedOne() {
    assertThat(settle(REFUSED, TAKEN, TAKEN).superseding()).contains(second);

    var stream = message(4, Topic.CONVERSIONS_LIFECYCLE, "acct_1");
    assertThat(RowOutcomes.of(List.of(stream), List.of(TAKEN)).superseding()).isEmpty();
  }

  private RowOutcomes settle(Sent... outcomes) {
    return RowOutcomes.of(List.of(first, second, other), List.of(outcomes));
  }

  private static OutboxMessage message(long id, Topic topic, String key) {
    var message = new OutboxMessage();
    message.id = id;
    message.shard = (int) id;
    message.topic = topic.topicName();
    message.messageKey = key;
    return message;
  }
}
