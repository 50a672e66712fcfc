package io.saletrail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class FactProducerTest {
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(
          false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
  private final FactProducer producer = new FactProducer(kafka, Runnable::run, "a-service");

  @Test
  void aBatchEndsWhenTheLastSendIsSettledNotAtTheFirstFailure() {
    var outcomes = settle("a.topic", "a.topic", "a.topic");
    kafka.errorNext(new NotEnoughReplicasException("one broker"));
    kafka.completeNext();
    assertThat(outcomes).as("one is still in the buffer").isNotDone();

    kafka.completeNext();
    assertThat(outcomes.join())
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Sent.Failed.class),
            second -> assertThat(second).isInstanceOf(Sent.Acknowledged.class),
            third -> assertThat(third).isInstanceOf(Sent.Acknowledged.class));
  }

  @Test
  void afterAFailureTheRestOfItsTopicIsNotSent() {
    kafka.sendException = new TimeoutException("Kafka is away");

    var outcomes = settle("a.topic", "a.topic", "a.topic").join();

    assertThat(outcomes).hasSize(3).allMatch(Sent.Failed.class::isInstance);
    assertThat(kafka.history()).isEmpty();
  }

  @Test
  void aRecordThatIsTooLargeIsRefusedAlone() {
    var outcomes = settle("a.topic", "a.topic");
    kafka.errorNext(new RecordTooLargeException());
    kafka.completeNext();

    assertThat(outcomes.join())
        .containsExactly(new Sent.Refused(Refusal.TOO_LARGE), new Sent.Acknowledged());
  }

  @Test
  void aTopicWithoutPermissionRefusesLaterRecordsWithoutASend() {
    var first = settle("no.permission");
    kafka.errorNext(new TopicAuthorizationException("no.permission"));
    assertThat(first.join()).containsExactly(new Sent.Refused(Refusal.NOT_AUTHORISED));

    var sent = kafka.history().size();
    assertThat(producer.settle(List.of(record("no.permission"))).await().indefinitely())
        .containsExactly(new Sent.Refused(Refusal.NOT_AUTHORISED));
    assertThat(kafka.history()).hasSize(sent);
  }

  @Test
  void aMissingTopicIsARefusalAndAKafkaThatIsAwayIsNone() {
    var missing = new TimeoutException("no metadata", new UnknownTopicOrPartitionException());

    assertThat(Sent.of(missing)).isEqualTo(new Sent.Refused(Refusal.TOPIC_MISSING));
    assertThat(Sent.of(new TimeoutException("no metadata"))).isInstanceOf(Sent.Failed.class);
  }

  private CompletableFuture<List<Sent>> settle(String... topics) {
    return producer
        .settle(List.of(topics).stream().map(FactProducerTest::record).toList())
        .subscribeAsCompletionStage();
  }

  private static ProducerRecord<String, byte[]> record(String topic) {
    return new ProducerRecord<>(topic, "key", new byte[0]);
  }
}
