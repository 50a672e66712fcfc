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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Sends facts to Kafka without a database. A send completes when the fact is durable (`acks=all`,
/// idempotent).
@ApplicationScoped
public class FactProducer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  /// How long Kafka may take to acknowledge before the send fails.
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(15);

  /// How long a send waits for more messages to share its request.
  private static final Duration LINGER = Duration.ofMillis(1);

  private final Producer<String, byte[]> producer;
  private final ExecutorService sender;
  private final String source;

  FactProducer(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    var config = new HashMap<>(broker);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-facts");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.LINGER_MS_CONFIG, (int) LINGER.toMillis());
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis());
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis() / 2);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT.toMillis());
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    // send() blocks while metadata or buffer space is missing, so it never runs on an event loop.
    this.sender =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fact-producer").daemon().factory());
    this.source = "/" + service;
  }

  /// Sends facts to their topics; completes when Kafka has acknowledged all of them.
  public Uni<Void> send(Collection<? extends Fact> facts) {
    return sendRecords(facts.stream().map(this::record).toList());
  }

  /// Sends records unchanged; completes when Kafka has acknowledged all of them.
  public Uni<Void> sendRecords(Collection<ProducerRecord<String, byte[]>> records) {
    if (records.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.createFrom()
        .emitter(
            emitter -> {
              var open = new AtomicInteger(records.size());
              sender.execute(
                  () -> {
                    try {
                      for (var record : records) {
                        var _ =
                            producer.send(
                                record,
                                (metadata, failure) -> {
                                  if (failure != null) {
                                    emitter.fail(failure);
                                  } else if (open.decrementAndGet() == 0) {
                                    emitter.complete(null);
                                  }
                                });
                      }
                    } catch (RuntimeException e) {
                      emitter.fail(e);
                    }
                  });
            });
  }

  /// The tombstone of a key on a compacted topic, or a message from single parts.
  static ProducerRecord<String, byte[]> record(
      String topic, String key, String headers, @Nullable String body) {
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
      String topic, String key, Map<String, String> headers, @Nullable String body) {
    var bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
    var record = new ProducerRecord<String, byte[]>(topic, key, bytes);
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  @PreDestroy
  void close() {
    sender.shutdown();
    producer.close(DELIVERY_TIMEOUT);
  }
}
