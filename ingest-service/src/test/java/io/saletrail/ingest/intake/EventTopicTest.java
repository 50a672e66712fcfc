package io.saletrail.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// [EventTopic] with Kafka's mock producer.
class EventTopicTest {
  private static final Envelope EVENT =
      new Envelope("evt_1", "charge.succeeded", Optional.empty(), true, Instant.EPOCH);

  private final CountDownLatch gate = new CountDownLatch(1);
  private final MockProducer<String, byte[]> kafka =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final EventTopic topic = topic(kafka, Duration.ofSeconds(30));

  @AfterEach
  void close() {
    gate.countDown();
    topic.close();
  }

  @Test
  void anEventIsDurableOnlyWhenKafkaAcknowledges() {
    var reply = append(topic);
    awaitSent(1);

    assertThat(reply).isNotDone();
    kafka.completeNext();

    assertThat(reply.join()).isEqualTo(AppendResult.DURABLE);
    assertThat(kafka.history().getFirst().key()).isEqualTo("acct_ours");
  }

  @Test
  void whileKafkaIsUnavailableOnlyProbesAreSentUntilOneSucceeds() {
    var lost = append(topic);
    awaitSent(1);
    kafka.errorNext(new TimeoutException("no acknowledgement"));
    assertThat(lost.join()).isEqualTo(AppendResult.KAFKA_UNAVAILABLE);

    var probe = append(topic);
    awaitSent(2);
    assertThat(append(topic).join()).isEqualTo(AppendResult.KAFKA_UNAVAILABLE);

    kafka.completeNext();
    assertThat(probe.join()).isEqualTo(AppendResult.DURABLE);
    var after = append(topic);
    var besides = append(topic);
    awaitSent(4);
    kafka.completeNext();
    kafka.completeNext();
    assertThat(after.join()).isEqualTo(AppendResult.DURABLE);
    assertThat(besides.join()).isEqualTo(AppendResult.DURABLE);
  }

  @Test
  void aBlockedKafkaDoesNotExhaustMemory() {
    var blocked = topic(new Blocking(), Duration.ofSeconds(30));

    var first = append(blocked);
    var replies = java.util.stream.Stream.generate(() -> append(blocked)).limit(10).toList();

    assertThat(first).isNotDone();
    assertThat(replies.stream().filter(CompletableFuture::isDone))
        .isNotEmpty()
        .allMatch(reply -> reply.join() == AppendResult.OVERLOADED);
    gate.countDown();
  }

  @Test
  void aWaitBeyondTheTimeoutBehindABlockedKafkaIsReported() {
    var patience = Duration.ofMillis(500);
    var blocking = new Blocking();
    var blocked = topic(blocking, patience);
    var first = append(blocked);
    await().until(() -> blocking.entered);
    var begin = System.nanoTime();
    var second = append(blocked);

    await().until(() -> System.nanoTime() - begin > patience.toNanos());
    gate.countDown();

    assertThat(second.join()).isEqualTo(AppendResult.KAFKA_UNAVAILABLE);
    assertThat(first).isNotDone();
  }

  @Test
  void tooLargeEventsAreNotSent() {
    var large = new byte[topic.maxEventBytes() + 1];

    assertThat(topic.append(EVENT, EventOrigin.POLLS, large).join())
        .isEqualTo(AppendResult.TOO_LARGE);
    assertThat(kafka.history()).isEmpty();
  }

  private void awaitSent(int count) {
    await().until(() -> kafka.history().size() == count);
  }

  private static CompletableFuture<AppendResult> append(EventTopic topic) {
    return topic.append(EVENT, EventOrigin.WEBHOOKS, "{}".getBytes(UTF_8));
  }

  private static EventTopic topic(MockProducer<String, byte[]> kafka, Duration timeout) {
    return new EventTopic(kafka, new Config(timeout), new SimpleMeterRegistry());
  }

  /// An unreachable Kafka: `send` blocks, as the real producer does.
  private final class Blocking extends MockProducer<String, byte[]> {
    private volatile boolean entered;

    Blocking() {
      super(false, null, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> record, Callback callback) {
      entered = true;
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return super.send(record, callback);
    }
  }

  private record Config(Duration deliveryTimeout) implements IntakeConfig {
    @Override
    public String ownAccount() {
      return "acct_ours";
    }

    @Override
    public Duration metadataTimeout() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration linger() {
      return Duration.ZERO;
    }

    @Override
    public int eventsInFlight() {
      return 4;
    }

    @Override
    public long bytesInFlight() {
      return 1_000;
    }

    @Override
    public int probesWhileUnavailable() {
      return 1;
    }

    @Override
    public int headerAllowanceBytes() {
      return 16_384;
    }
  }
}
