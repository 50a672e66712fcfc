package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.Histories;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From activity to lifecycle facts, on a real Kafka and a real PostgreSQL.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion"))
class ActivityFlowTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int HISTORIES = Integer.getInteger("flow.histories", 300);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private KafkaProducer<String, byte[]> producer;
  private KafkaConsumer<String, byte[]> consumer;

  /// The last published fact, by account and then by conversion or payment.
  private final Map<String, Map<String, ConversionFact>> said = new HashMap<>();

  @BeforeEach
  void connect() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "flow-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topic.CONVERSIONS_LIFECYCLE.topicName()));
  }

  @AfterEach
  void disconnect() {
    producer.close();
    consumer.close();
  }

  @Test
  void shuffledAndRepeatedHistoriesEndInTheExpectedDecisions() {
    var seed = Long.getLong("seed", System.nanoTime());
    System.out.println("flow histories=" + HISTORIES + " seed=" + seed);
    var random = new Random(seed);
    var expected = new TreeMap<String, Map<String, Decision>>();
    var facts = new ArrayList<PaymentActivity>();
    for (var n = 0; n < HISTORIES; n++) {
      var account = "acct_flow" + seed + "x" + n;
      var history = Histories.generate(account, random);
      expected.put(account, decided(history));
      facts.addAll(history);
      facts.addAll(history.subList(0, history.size() / 3));
    }
    Collections.shuffle(facts, random);

    facts.forEach(this::send);

    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              for (var account : expected.keySet()) {
                assertThat(lastPublished(account))
                    .as("seed=%d account=%s", seed, account)
                    .containsAllEntriesOf(expected.get(account));
              }
            });
  }

  @Test
  void anInvalidMessageIsSkipped() {
    var account = "acct_poison" + System.nanoTime();
    producer.send(new ProducerRecord<>(Topic.PAYMENTS_ACTIVITY.topicName(), account, bytes("{")));
    producer.send(new ProducerRecord<>(Topic.PAYMENTS_ACTIVITY.topicName(), account, null));
    producer.send(
        new ProducerRecord<>(
            Topic.PAYMENTS_ACTIVITY.topicName(), account, bytes("{\"type\":\"Later\"}")));

    new PaymentHistories(account, true)
        .sale("a", 1999, Optional.of(PaymentHistories.CID))
        .facts
        .forEach(this::send);

    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertThat(statusOf(account, "ch_a")).contains(ConversionStatus.APPROVED);
            });
  }

  @Test
  void aChangedPolicyDecidesEarlierPaymentsAgain() {
    var account = "acct_policy" + System.nanoTime();
    var histories =
        new PaymentHistories(account, false).sale("a", 1999, Optional.of(PaymentHistories.CID));
    histories.facts.forEach(this::send);
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertThat(lastPublished(account)).containsKey("pi_a");
            });

    send(
        new MerchantSettings(
            account,
            1,
            Connection.CONNECTED,
            Optional.of("shop"),
            Histories.testModeDelivered(),
            Instant.now()));

    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertThat(statusOf(account, "ch_a")).contains(ConversionStatus.APPROVED);
            });
  }

  @Test
  void anOptOutOfACustomerRejectsTheirSales() {
    var account = "acct_optout" + System.nanoTime();
    var histories =
        new PaymentHistories(account, true)
            .buyer(Optional.of("cus_1"), Optional.empty(), 0)
            .sale("a", 1999, Optional.of(PaymentHistories.CID));
    histories.facts.forEach(this::send);
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertThat(statusOf(account, "ch_a")).contains(ConversionStatus.APPROVED);
            });

    var out = new PaymentHistories(account, true).later().customer("cus_1", true);
    out.facts.forEach(this::send);

    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertThat(statusOf(account, "ch_a")).contains(ConversionStatus.REJECTED);
            });
  }

  private static Map<String, Decision> decided(List<PaymentActivity> history) {
    var decided = new TreeMap<String, Decision>();
    for (var each : PaymentCases.decide(history, MerchantOptions.defaults())) {
      decided.put(each.decision().subject(), each.decision());
    }
    return decided;
  }

  private Optional<ConversionStatus> statusOf(String account, String externalId) {
    return Optional.ofNullable(said.getOrDefault(account, Map.of()).get(externalId))
        .map(ConversionChanged.class::cast)
        .map(ConversionChanged::status);
  }

  private Map<String, Decision> lastPublished(String account) {
    var last = new TreeMap<String, Decision>();
    said.getOrDefault(account, Map.of())
        .forEach((subject, fact) -> last.put(subject, Decision.of(fact)));
    return last;
  }

  private void read() {
    for (var record : consumer.poll(Duration.ofMillis(200))) {
      if (FactFormat.read(record.value(), ConversionFact.class)
          instanceof FactFormat.Reading.Known<ConversionFact>(var fact)) {
        said.computeIfAbsent(fact.account(), account -> new TreeMap<>())
            .merge(
                Decision.of(fact).subject(), fact, (a, b) -> a.revision() > b.revision() ? a : b);
      }
    }
  }

  private void send(Fact fact) {
    producer.send(
        new ProducerRecord<>(fact.topic().topicName(), fact.key(), bytes(FactFormat.write(fact))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
