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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Where the sales of one merchant spend their time, by the topics on their way.
final class SaleTrace implements AutoCloseable {

  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(1);

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
            .map(stage -> stage.topic)
            .distinct()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /// A part of the way: it ends when a message is on a topic, or at the time that the message
  /// names.
  private enum Stage {
    INTAKE(Topic.STRIPE_EVENTS, Optional.empty()),
    READING(Topic.PAYMENTS_ACTIVITY, Optional.empty()),
    DECISION(Topic.CONVERSIONS_LIFECYCLE, Optional.of("decidedAt")),
    RELAY(Topic.CONVERSIONS_LIFECYCLE, Optional.empty()),
    CLAIM(Topic.TRACKDESK_DELIVERIES, Optional.of("startedAt"));

    private final String topic;
    private final Optional<Pattern> field;

    Stage(Topic topic, Optional<String> field) {
      this.topic = topic.topicName();
      this.field = field.map(name -> Pattern.compile('"' + name + "\":\"([^\"]+)\""));
    }

    Instant end(ConsumerRecord<?, ?> message, String body) {
      return field
          .map(pattern -> pattern.matcher(body))
          .filter(Matcher::find)
          .map(found -> Instant.parse(found.group(1)))
          .orElseGet(() -> Instant.ofEpochMilli(message.timestamp()));
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
    var charge = arrivals.getOrDefault(new Arrival(stage, sale.charge()), sale.soldAt());
    var session = arrivals.getOrDefault(new Arrival(stage, sale.session()), sale.soldAt());
    return charge.isAfter(session) ? charge : session;
  }

  /// An object at the end of a stage.
  private record Arrival(Stage stage, String object) {}

  /// When each object first reached the end of each stage.
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
    var objects =
        sales.stream()
            .flatMap(sale -> Stream.of(sale.charge(), sale.session()))
            .filter(body::contains)
            .toList();
    for (var stage : Stage.values()) {
      if (stage.topic.equals(record.topic())) {
        objects.forEach(
            object -> arrivals.putIfAbsent(new Arrival(stage, object), stage.end(record, body)));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
