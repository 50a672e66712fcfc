package io.saletrail.publisher;

import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.tenant.TenantFact;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.feed.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// The topics that the service consumes and publishes.
public final class Topics implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<DeliveryFact> published = new ArrayList<>();
  private final List<RedriveCompleted> answers = new ArrayList<>();
  private final List<TokenChecked> checks = new ArrayList<>();
  private final List<SealedDataRead> readings = new ArrayList<>();
  private final StringBuilder everything = new StringBuilder();
  private final Map<Instant, Set<Integer>> heartbeats = new HashMap<>();

  public Topics(String kafka) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "tests-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest",
                "fetch.max.wait.ms",
                50),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(
        List.of(
            Topic.TRACKDESK_DELIVERIES.topicName(),
            Topic.TRACKDESK_REDRIVES.topicName(),
            Topic.TRACKDESK_CONNECTIONS.topicName(),
            Topic.PRIVACY_REQUESTS.topicName()));
  }

  public void publish(Fact fact) {
    var record = message(fact.topic(), fact.key(), FactFormat.write(fact));
    CloudEventHeaders.of(fact, "/tests")
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
  }

  private static ProducerRecord<String, byte[]> message(Topic topic, String key, String body) {
    return new ProducerRecord<>(topic.topicName(), key, body.getBytes(StandardCharsets.UTF_8));
  }

  public void send(Topic topic, String key, String body) {
    producer.send(message(topic, key, body));
  }

  public void sendTombstone(Topic topic, String key) {
    producer.send(new ProducerRecord<>(topic.topicName(), key, null));
  }

  /// The published attempts of a conversion.
  public List<DeliveryAttempted> attempts(String conversion) {
    return published(conversion, DeliveryAttempted.class);
  }

  /// The published holds of a conversion.
  public List<DeliveryHeld.Cause> holds(String conversion) {
    return published(conversion, DeliveryHeld.class).stream().map(DeliveryHeld::cause).toList();
  }

  /// What Trackdesk's report showed of a conversion.
  public List<DeliveryReadBack> readBacks(String conversion) {
    return published(conversion, DeliveryReadBack.class);
  }

  /// The published results of a re-drive.
  public List<RedriveCompleted> results(String redrive) {
    listen();
    return answers.stream().filter(answer -> answer.redrive().equals(redrive)).toList();
  }

  /// The published results of a merchant's token checks.
  public List<TokenChecked> tokenChecks(String account) {
    listen();
    return checks.stream().filter(check -> check.account().equals(account)).toList();
  }

  /// The partitions whose heartbeat of a time was published.
  public Set<Integer> heartbeats(Instant at) {
    listen();
    return heartbeats.getOrDefault(at, Set.of());
  }

  /// The readings of what is stored encrypted.
  public List<SealedDataRead> readings(String account) {
    listen();
    return readings.stream().filter(reading -> reading.account().equals(account)).toList();
  }

  /// All that was published so far, as text.
  public String everything() {
    listen();
    return everything.toString();
  }

  private void listen() {
    for (var record : consumer.poll(POLL)) {
      everything.append(record).append(new String(record.value(), StandardCharsets.UTF_8));
      if (FactFormat.read(record.value(), PrivacyFact.class)
          instanceof Reading.Known<PrivacyFact>(SealedDataRead reading)) {
        readings.add(reading);
      }
      if (Heartbeat.is(record)) {
        var at = new String(record.headers().lastHeader("ce_time").value(), StandardCharsets.UTF_8);
        heartbeats.computeIfAbsent(Instant.parse(at), _ -> new HashSet<>()).add(record.partition());
      }
      if (FactFormat.read(record.value(), DeliveryFact.class)
          instanceof Reading.Known<DeliveryFact>(var fact)) {
        published.add(fact);
      }
      if (FactFormat.read(record.value(), RedriveFact.class)
          instanceof Reading.Known<RedriveFact>(RedriveCompleted answer)) {
        answers.add(answer);
      }
      if (FactFormat.read(record.value(), TenantFact.class)
          instanceof Reading.Known<TenantFact>(TokenChecked check)) {
        checks.add(check);
      }
    }
  }

  private <F extends DeliveryFact> List<F> published(String conversion, Class<F> type) {
    listen();
    return published.stream()
        .filter(fact -> fact.conversion().equals(conversion))
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
