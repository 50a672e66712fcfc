package io.saletrail.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends facts to Kafka without a database. A send completes when the fact is durable (`acks=all`,
/// idempotent).
@ApplicationScoped
public class FactProducer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  /// How long Kafka may take to acknowledge before the send fails.
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(12);

  /// How long a send may wait for a topic's metadata or for buffer space.
  private static final Duration MAX_BLOCK = Duration.ofSeconds(4);

  /// How long a send waits for more messages to share its request.
  private static final Duration LINGER = Duration.ofMillis(1);

  private final Producer<String, byte[]> producer;
  private final ClosedTopics closed = new ClosedTopics(this::probe, System::nanoTime);

  /// send() blocks while metadata or buffer space is missing, so it never runs on an event loop.
  private final Executor sender;

  private final String source;

  @Inject
  FactProducer(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this(
        new KafkaProducer<>(
            config(broker, service), new StringSerializer(), new ByteArraySerializer()),
        Thread.ofVirtual().name("fact-producer")::start,
        service);
  }

  private static Map<String, Object> config(Map<String, Object> broker, String service) {
    var config = new HashMap<>(broker);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-facts");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis() / 2);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
    return config;
  }

  FactProducer(Producer<String, byte[]> producer, Executor sender, String service) {
    this.producer = producer;
    this.sender = sender;
    this.source = "/" + service;
  }

  /// Sends facts to their topics; completes when Kafka has acknowledged all of them.
  public Uni<Void> send(Collection<? extends Fact> facts) {
    return settle(facts.stream().map(this::record).toList())
        .chain(
            outcomes ->
                outcomes.stream()
                    .flatMap(each -> each.error().stream())
                    .findFirst()
                    .map(failure -> Uni.createFrom().<Void>failure(failure))
                    .orElseGet(Uni.createFrom()::voidItem));
  }

  /// Sends records unchanged, in order for each topic and key. Completes, and never fails, when the
  /// outcome of each is known: afterwards none of them can reach Kafka any more.
  ///
  /// @return the outcomes in the order of the records
  public Uni<List<Sent>> settle(List<ProducerRecord<String, byte[]>> records) {
    if (records.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return Uni.createFrom()
        .emitter(
            emitter -> {
              var batch = new SendBatch(records, emitter::complete);
              batch
                  .byTopic()
                  .forEach(
                      (topic, positions) -> sender.execute(() -> send(batch, topic, positions)));
            });
  }

  private void send(SendBatch batch, String topic, List<Integer> positions) {
    for (var position : positions) {
      // Kafka is away: each send would wait as long again, and the relay would lose its
      // transaction.
      var failure = batch.failure(topic);
      if (failure.isPresent()) {
        batch.settled(position, failure.get());
      } else {
        closed
            .reason(topic)
            .ifPresentOrElse(
                reason -> batch.settled(position, new Sent.Refused(reason)),
                () -> send(batch, position));
      }
    }
  }

  private void send(SendBatch batch, int position) {
    var record = batch.records().get(position);
    try {
      var _ =
          producer.send(
              record,
              (metadata, failure) ->
                  batch.settled(
                      position,
                      failure == null ? new Sent.Acknowledged() : failed(record.topic(), failure)));
    } catch (RuntimeException e) {
      batch.settled(position, failed(record.topic(), e));
    }
  }

  private Sent failed(String topic, Exception failure) {
    var outcome = Sent.of(failure);
    if (outcome instanceof Sent.Refused(var reason) && reason.isTopicWide()) {
      closed.close(topic, reason);
    }
    return outcome;
  }

  private void probe(String topic) {
    sender.execute(
        () -> {
          try {
            producer.partitionsFor(topic);
            closed.open(topic);
          } catch (RuntimeException e) {
            failed(topic, e);
          }
        });
  }

  /// A message from single parts.
  public static ProducerRecord<String, byte[]> record(
      String topic, String key, String headers, String body) {
    try {
      return record(topic, key, JSON.readValue(headers, HEADERS), body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("outbox row with headers that are no JSON", e);
    }
  }

  private ProducerRecord<String, byte[]> record(Fact fact) {
    return record(
        fact.topic().topicName(),
        fact.key(),
        CloudEventHeaders.of(fact, source),
        FactFormat.write(fact));
  }

  private static ProducerRecord<String, byte[]> record(
      String topic, String key, Map<String, String> headers, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var record = new ProducerRecord<String, byte[]>(topic, key, bytes);
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  @PreDestroy
  void close() {
    producer.close(DELIVERY_TIMEOUT);
  }
}
