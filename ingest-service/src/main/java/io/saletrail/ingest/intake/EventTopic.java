package io.saletrail.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Appends events to `stripe.events.v1` and reports whether they are durable.
///
/// `KafkaProducer.send` blocks while Kafka is unreachable, so a dedicated thread calls it, behind
/// a queue with limits on events and bytes. Every caller has a result within the delivery
/// timeout. While Kafka is unavailable, all but a few probes fail immediately.
@ApplicationScoped
public class EventTopic {
  private static final int BATCH_BYTES = 256 * 1024;

  private final IntakeConfig config;
  private final int maxEventBytes;
  private final Producer<String, byte[]> producer;
  private final BlockingQueue<Pending> queue;
  private final AtomicInteger eventsInFlight = new AtomicInteger();
  private final AtomicLong bytesInFlight = new AtomicLong();
  private final Map<Integer, AtomicLong> ends = new ConcurrentHashMap<>();
  private final Thread appender;
  private volatile boolean kafkaUnavailable;
  private volatile boolean closed;

  @Inject
  EventTopic(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      IntakeConfig config,
      MeterRegistry metrics) {
    this(
        new KafkaProducer<>(
            producerConfig(broker, config), new StringSerializer(), new ByteArraySerializer()),
        config,
        metrics);
  }

  EventTopic(Producer<String, byte[]> producer, IntakeConfig config, MeterRegistry metrics) {
    this.config = config;
    this.maxEventBytes = Topic.MAX_MESSAGE_BYTES - config.headerAllowanceBytes();
    this.producer = producer;
    this.queue = new ArrayBlockingQueue<>(config.eventsInFlight());
    this.appender = Thread.ofPlatform().name("event-appender").daemon().unstarted(this::run);
    metrics.gauge("stripe.events.in.flight", eventsInFlight);
    appender.start();
  }

  /// Largest event in bytes that fits into a message.
  public int maxEventBytes() {
    return maxEventBytes;
  }

  /// Appends an event and calls back exactly once, on a thread of Kafka's client or of the
  /// caller: the callback must not block.
  public void append(
      Envelope event, EventOrigin origin, byte[] body, Consumer<AppendResult> reply) {
    append(record(event, origin, body), reply);
  }

  /// Appends a message in the way of an event.
  void append(ProducerRecord<String, byte[]> message, Consumer<AppendResult> reply) {
    var bytes = message.value().length;
    if (bytes > maxEventBytes) {
      reply.accept(AppendResult.TOO_LARGE);
      return;
    }
    if (kafkaUnavailable && eventsInFlight.get() >= config.probesWhileUnavailable()) {
      reply.accept(AppendResult.KAFKA_UNAVAILABLE);
      return;
    }
    var deadline = System.nanoTime() + config.deliveryTimeout().toNanos();
    var pending = new Pending(message, reply, deadline);
    eventsInFlight.incrementAndGet();
    var held = bytesInFlight.addAndGet(bytes);
    if (held > config.bytesInFlight() || !queue.offer(pending)) {
      settle(pending, AppendResult.OVERLOADED);
    }
  }

  /// Appends an event for a caller that can wait.
  public CompletableFuture<AppendResult> append(Envelope event, EventOrigin origin, byte[] body) {
    var reply = new CompletableFuture<AppendResult>();
    append(event, origin, body, reply::complete);
    return reply;
  }

  /// The highest offset that this replica has appended to each partition.
  public Map<TopicPartition, Long> appended() {
    return ends.entrySet().stream()
        .collect(
            Collectors.toMap(
                end -> new TopicPartition(Topic.STRIPE_EVENTS.topicName(), end.getKey()),
                end -> end.getValue().get()));
  }

  /// An event in flight. The deadline is in nanoseconds of [System#nanoTime()].
  private record Pending(
      ProducerRecord<String, byte[]> record, Consumer<AppendResult> reply, long deadline) {
    boolean expired() {
      return System.nanoTime() - deadline > 0;
    }
  }

  private void run() {
    try {
      while (!closed) {
        var next = queue.take();
        if (next.expired()) {
          settle(next, AppendResult.KAFKA_UNAVAILABLE);
        } else {
          send(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Pending event) {
    try {
      var _ = producer.send(event.record(), (metadata, failure) -> sent(event, metadata, failure));
    } catch (RuntimeException e) {
      // A closed producer throws instead of calling back.
      settle(event, result(e));
    }
  }

  private void sent(Pending event, RecordMetadata metadata, @Nullable Exception failure) {
    if (failure == null) {
      ends.computeIfAbsent(metadata.partition(), _ -> new AtomicLong())
          .accumulateAndGet(metadata.offset(), Math::max);
    }
    settle(event, result(failure));
  }

  private static AppendResult result(@Nullable Exception failure) {
    return switch (failure) {
      case null -> AppendResult.DURABLE;
      case RecordTooLargeException tooLarge -> AppendResult.TOO_LARGE;
      case Exception other -> AppendResult.KAFKA_UNAVAILABLE;
    };
  }

  private void settle(Pending event, AppendResult outcome) {
    eventsInFlight.decrementAndGet();
    bytesInFlight.addAndGet(-event.record().value().length);
    switch (outcome) {
      case DURABLE -> kafkaUnavailable = false;
      case KAFKA_UNAVAILABLE -> kafkaUnavailable = true;
      case OVERLOADED, TOO_LARGE -> {}
    }
    event.reply().accept(outcome);
  }

  private ProducerRecord<String, byte[]> record(Envelope event, EventOrigin origin, byte[] body) {
    var account = event.account().orElse(config.ownAccount());
    var record = new ProducerRecord<>(Topic.STRIPE_EVENTS.topicName(), account, body);
    CloudEventHeaders.of(
            event.id(),
            "com.stripe." + event.type(),
            origin.source(),
            account,
            event.createdAt().toString())
        .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    return record;
  }

  private static Map<String, Object> producerConfig(
      Map<String, Object> broker, IntakeConfig config) {
    var delivery = Math.toIntExact(config.deliveryTimeout().toMillis());
    var linger = Math.toIntExact(config.linger().toMillis());
    var producer = new HashMap<>(broker);
    producer.put(ProducerConfig.CLIENT_ID_CONFIG, "ingest-service-events");
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    producer.put(ProducerConfig.LINGER_MS_CONFIG, linger);
    producer.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
    // Twice the limit of bytes in flight, so that a full buffer never blocks the appender.
    producer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * config.bytesInFlight());
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.metadataTimeout().toMillis());
    producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, delivery / 2);
    producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
    return producer;
  }

  @PreDestroy
  void close() {
    closed = true;
    appender.interrupt();
    for (var left = queue.poll(); left != null; left = queue.poll()) {
      settle(left, AppendResult.KAFKA_UNAVAILABLE);
    }
    producer.close(config.deliveryTimeout());
  }
}
