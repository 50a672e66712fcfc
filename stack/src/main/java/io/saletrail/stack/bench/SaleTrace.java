package io.saletrail.stack.bench;

import io.saletrail.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Where the sales of one merchant spend their time, by the topics on their way.
final class SaleTrace implements AutoCloseable {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final String account;

  /// Begins at the present end of the topics.
  SaleTrace(String kafka, String account) {
    this.account = account;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "enable.auto.commit", false),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        Arrays.stream(Stage.values())
            .flatMap(stage -> consumer.partitionsFor(stage.topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /// A part of the way, and the topic in which it ends.
  private enum Stage {
    INTAKE(Topic.STRIPE_EVENTS),
    READING(Topic.PAYMENTS_ACTIVITY),
    DECISION(Topic.CONVERSIONS_LIFECYCLE);

    private final String topic;

    Stage(Topic topic) {
      this.topic = topic.topicName();
    }
  }

  /// A sale, and the two objects that its conversion needs.
  record Sale(String charge, String session, Instant soldAt, Instant calledAt) {}

  /// The p50 and p99 of each stage and of the call to Trackdesk, in milliseconds.
  String summary(List<Sale> sales) {
    var arrivals = arrivals(sales);
    var parts = new ArrayList<String>();
    var from = sales.stream().map(Sale::soldAt).toList();
    for (var stage : Stage.values()) {
      var to = sales.stream().map(sale -> end(sale, stage, arrivals)).toList();
      parts.add(summary(stage.name(), from, to));
      from = to;
    }
    parts.add(summary("CALL", from, sales.stream().map(Sale::calledAt).toList()));
    return String.join(", ", parts);
  }

  private static String summary(String stage, List<Instant> from, List<Instant> to) {
    var times =
        IntStream.range(0, from.size())
            .mapToObj(n -> Duration.between(from.get(n), to.get(n)).toNanos() / 1e6)
            .toList();
    var percentiles = Percentiles.ofMillis(times);
    return "%s %,.0f/%,.0f"
        .formatted(stage.toLowerCase(Locale.ROOT), percentiles.at(50), percentiles.at(99));
  }

  /// A stage ends with the later of the two objects.
  private static Instant end(Sale sale, Stage stage, Map<Arrival, Instant> arrivals) {
    var charge = arrivals.getOrDefault(new Arrival(stage.topic, sale.charge()), sale.soldAt());
    var session = arrivals.getOrDefault(new Arrival(stage.topic, sale.session()), sale.soldAt());
    return charge.isAfter(session) ? charge : session;
  }

  /// An object in a topic.
  private record Arrival(String topic, String object) {}

  /// When each object was first in each topic.
  private Map<Arrival, Instant> arrivals(List<Sale> sales) {
    var arrivals = new HashMap<Arrival, Instant>();
    for (var records = consumer.poll(POLL_TIMEOUT);
        !records.isEmpty();
        records = consumer.poll(POLL_TIMEOUT)) {
      for (var record : records) {
        if (record.key().startsWith(account)) {
          addArrivals(record, sales, arrivals);
        }
      }
    }
    return arrivals;
  }

  private static void addArrivals(
      ConsumerRecord<String, byte[]> record, List<Sale> sales, Map<Arrival, Instant> arrivals) {
    var body = new String(record.value(), StandardCharsets.UTF_8);
    var at = Instant.ofEpochMilli(record.timestamp());
    sales.stream()
        .flatMap(sale -> Stream.of(sale.charge(), sale.session()))
        .filter(body::contains)
        .forEach(object -> arrivals.putIfAbsent(new Arrival(record.topic(), object), at));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
