package io.saletrail.settings;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// The real topics, read and written as the other services do.
public final class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Topics() {}

  /// Publishes facts, in this order.
  public static void publish(Collection<? extends Fact> facts) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var fact : facts) {
        var record =
            new ProducerRecord<>(
                fact.topic().topicName(),
                fact.key(),
                FactFormat.write(fact).getBytes(StandardCharsets.UTF_8));
        CloudEventHeaders.of(fact, "/tests")
            .forEach(
                (name, value) ->
                    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record).get(PATIENCE.toSeconds(), SECONDS);
      }
    } catch (Exception e) {
      throw new IllegalStateException("Kafka did not take a fact", e);
    }
  }

  /// Publishes any bytes on a topic.
  public static void put(Topic topic, String key, byte[] body) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic.topicName(), key, body))
          .get(PATIENCE.toSeconds(), SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("Kafka did not take a message", e);
    }
  }

  /// The facts of one account in order; waits until there are this many.
  public static <F extends Fact> List<F> read(
      Topic topic, Class<F> family, String account, Predicate<List<F>> enough) {
    var facts = new ArrayList<F>();
    try (var consumer = consumer()) {
      consumer.subscribe(List.of(topic.topicName()));
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!enough.test(facts) && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record -> {
                  if (FactFormat.read(record.value(), family) instanceof Reading.Known<F>(var fact)
                      && fact.account().equals(account)) {
                    facts.add(fact);
                  }
                });
      }
    }
    return facts;
  }

  private static KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.<String, Object>of(
            "bootstrap.servers",
            servers(),
            "group.id",
            "test-" + UUID.randomUUID(),
            "auto.offset.reset",
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static String servers() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }
}
