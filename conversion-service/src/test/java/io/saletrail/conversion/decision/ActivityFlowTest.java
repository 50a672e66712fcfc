package io.saletrail.conversion.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.conversion.PaymentUndecided.State;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.conversion.merchant.MerchantChoices;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.Histories;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.outbox.feed.Feeds;
import io.saletrail.outbox.feed.Heartbeat;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.assertj.core.groups.Tuple;
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
  private static final int HISTORIES = Integer.getInteger("flow.histories", 100);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject MerchantChoices merchants;
  @Inject Outbox outbox;
  @Inject DataSource database;
  @Inject Feeds feeds;
  @Inject UndecidedSweep undecided;

  private KafkaProducer<String, byte[]> producer;
  private KafkaConsumer<String, byte[]> consumer;

  /// The last published fact, by account and then by conversion or payment.
  private final Map<String, Map<String, ConversionFact>> said = new HashMap<>();

  private final List<PaymentUndecided> reports = new ArrayList<>();

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

    merchants.know(expected.keySet());
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
  void invalidMessagesAreParkedAndStopNothing() {
    var account = "acct_poison" + System.nanoTime();
    sendHostile(account);
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
    assertThat(parkedReasons(account))
        .containsExactlyInAnyOrder("BROKEN", "UNKNOWN_TYPE", "UNKNOWN_TYPE");
  }

  @Test
  void aHeartbeatOfEachPartitionGoesOnToTheSamePartition() {
    var at = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
    for (var partition = 0; partition < Topic.PARTITIONS; partition++) {
      producer.send(Heartbeat.of(Topic.PAYMENTS_ACTIVITY, partition, at).toRecord("/ingest"));
    }

    var arrived = new TreeMap<Integer, String>();
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              for (var record : consumer.poll(Duration.ofMillis(100))) {
                if (Heartbeat.is(record)) {
                  arrived.put(record.partition(), new String(record.value(), UTF_8));
                }
              }
              assertThat(arrived).hasSize(Topic.PARTITIONS);
            });
    assertThat(arrived)
        .allSatisfy((_, body) -> assertThat(body).contains("\"Heartbeat\"", at.toString()));
    assertThat(parkedReasons("heartbeat-0")).isEmpty();
  }

  /// As a later version leaves it that was rolled back, or as a fault in a rule would have it.
  @Test
  void anUnreadableRowOfOneMerchantStopsNoOtherAndIsDecidedOnceItIsReadable() {
    var run = System.nanoTime();
    var stricken = "acct_stricken" + run;
    new PaymentHistories(stricken, true)
        .sale("a", 1999, Optional.of(PaymentHistories.CID))
        .facts
        .forEach(this::send);
    awaitStatus(stricken, "ch_a", ConversionStatus.APPROVED);
    rewriteFacts(stricken, "\"type\":\"", "\"type\":\"Later");

    new PaymentHistories(stricken, true)
        .later()
        .refund("a", "1", 1999, RefundObserved.Status.SUCCEEDED)
        .facts
        .forEach(this::send);
    var others = IntStream.range(0, 6).mapToObj(n -> "acct_well" + run + "x" + n).toList();
    for (var other : others) {
      new PaymentHistories(other, true)
          .sale("a", 1999, Optional.of(PaymentHistories.CID))
          .facts
          .forEach(this::send);
    }

    others.forEach(other -> awaitStatus(other, "ch_a", ConversionStatus.APPROVED));
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() -> assertThat(parkedReasons(stricken)).containsExactly("FAILED"));
    awaitReports(stricken, State.UNDECIDED);

    rewriteFacts(stricken, "\"type\":\"Later", "\"type\":\"");
    feeds.retryParked().await().atMost(TIMEOUT);

    awaitStatus(stricken, "ch_a", ConversionStatus.REFUNDED);
    assertThat(parkedReasons(stricken)).isEmpty();
    awaitReports(stricken, State.UNDECIDED, State.DECIDED);
  }

  /// Its page shows that it waits, and since when.
  private void awaitReports(String account, State... states) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              undecided.sweep().await().atMost(TIMEOUT);
              read();
              assertThat(reports)
                  .filteredOn(report -> report.account().equals(account))
                  .extracting(PaymentUndecided::payment, PaymentUndecided::state)
                  .containsExactly(
                      Stream.of(states).map(state -> tuple("pi_a", state)).toArray(Tuple[]::new));
            });
  }

  /// A dry run, a redecision or another replica holds the lock of one merchant.
  @Test
  void aLockedMerchantDelaysNoOther() throws Exception {
    var run = System.nanoTime();
    var locked = "acct_locked" + run;
    var others = IntStream.range(0, 6).mapToObj(n -> "acct_free" + run + "x" + n).toList();
    try (var connection = database.getConnection();
        var lock = connection.createStatement()) {
      connection.setAutoCommit(false);
      lock.execute("select pg_advisory_xact_lock(hashtextextended('" + locked + "', 0))");

      sell(locked);
      others.forEach(this::sell);
      others.forEach(other -> awaitStatus(other, "ch_a", ConversionStatus.APPROVED));
      // The next batch begins as well while the merchant waits.
      sell("acct_later" + run);
      awaitStatus("acct_later" + run, "ch_a", ConversionStatus.APPROVED);

      assertThat(lastPublished(locked)).isEmpty();
      connection.rollback();
    }
    awaitStatus(locked, "ch_a", ConversionStatus.APPROVED);
  }

  private void sell(String account) {
    new PaymentHistories(account, true)
        .sale("a", 1999, Optional.of(PaymentHistories.CID))
        .facts
        .forEach(this::send);
  }

  /// A frozen server answers nothing and closes nothing, so only the deadline of a connection
  /// helps.
  @Test
  void frozenConnectionsAreGivenUpForNewOnes() throws Exception {
    var account = "acct_frozen" + System.nanoTime();
    merchants.know(List.of(account));
    var backends = backends();
    try {
      assumeThat(signal("-STOP", backends)).isPositive();
      new PaymentHistories(account, true)
          .sale("a", 1999, Optional.of(PaymentHistories.CID))
          .facts
          .forEach(this::send);

      awaitStatus(account, "ch_a", ConversionStatus.APPROVED);
    } finally {
      signal("-CONT", backends);
    }
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

    send(deliversTests(account));

    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertThat(statusOf(account, "ch_a")).contains(ConversionStatus.APPROVED);
            });
  }

  /// The stricken merchant changed the policy first.
  @Test
  void aMerchantWhoseCasesCannotBeDecidedDelaysNoChangedPolicy() {
    var run = System.nanoTime();
    var stricken = "acct_strickenpolicy" + run;
    var other = "acct_otherpolicy" + run;
    for (var account : List.of(stricken, other)) {
      new PaymentHistories(account, false)
          .sale("a", 1999, Optional.of(PaymentHistories.CID))
          .facts
          .forEach(this::send);
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () -> {
                read();
                assertThat(lastPublished(account)).containsKey("pi_a");
              });
    }
    rewriteFacts(stricken, "\"type\":\"", "\"type\":\"Later");

    send(deliversTests(stricken));
    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(isUndecided(stricken)).isTrue());
    send(deliversTests(other));

    awaitStatus(other, "ch_a", ConversionStatus.APPROVED);
    rewriteFacts(stricken, "\"type\":\"Later", "\"type\":\"");
  }

  /// Text that PostgreSQL cannot store, in the type and in headers.
  private void sendHostile(String account) {
    var body = bytes("{\"type\":\"Later\\u0000\"}");
    var hostile = new ProducerRecord<>(Topic.PAYMENTS_ACTIVITY.topicName(), account, body);
    hostile.headers().add("empty", null).add("nul\0", bytes("a\0b"));
    producer.send(hostile);
  }

  private boolean isUndecided(String account) {
    var sql = "select due_at > now() from undecided_case where account = :account";
    return outbox
        .read(session -> Rows.query(session, sql, Boolean.class).set("account", account).list())
        .await()
        .atMost(TIMEOUT)
        .contains(true);
  }

  private static MerchantSettings deliversTests(String account) {
    return new MerchantSettings(
        account,
        1,
        Connection.CONNECTED,
        Optional.of("shop"),
        Histories.testModeDelivered(),
        Instant.now());
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

  private void awaitStatus(String account, String externalId, ConversionStatus status) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertThat(statusOf(account, externalId)).contains(status);
            });
  }

  /// The server's processes of all open connections.
  private List<Integer> backends() {
    var sql = "select pid from pg_stat_activity where datname = current_database()";
    return outbox
        .read(session -> Rows.query(session, sql, Integer.class).list())
        .await()
        .atMost(TIMEOUT);
  }

  /// Leaves out processes that have ended meanwhile.
  ///
  /// @return how many received the signal; zero where PostgreSQL runs on another machine
  private static int signal(String signal, List<Integer> processes) throws Exception {
    var received = 0;
    for (var process : processes) {
      var exit = new ProcessBuilder("kill", signal, "" + process).start().waitFor();
      received += exit == 0 ? 1 : 0;
    }
    return received;
  }

  private void rewriteFacts(String account, String from, String to) {
    outbox
        .write(
            session ->
                Rows.update(
                        session,
                        "update fact set body = replace(body, :from, :to) where account = :account")
                    .set("from", from)
                    .set("to", to)
                    .set("account", account)
                    .run())
        .await()
        .atMost(TIMEOUT);
  }

  private List<String> parkedReasons(String account) {
    return outbox
        .read(
            session ->
                Rows.query(
                        session,
                        "select reason from parked_message where message_key = :account",
                        String.class)
                    .set("account", account)
                    .list())
        .await()
        .atMost(TIMEOUT);
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
        if (fact instanceof PaymentUndecided report) {
          reports.add(report);
          continue;
        }
        said.computeIfAbsent(fact.account(), account -> new TreeMap<>())
            .merge(
                Decision.of(fact).subject(), fact, (a, b) -> a.revision() > b.revision() ? a : b);
      }
    }
  }

  private void send(Fact fact) {
    if (fact instanceof PaymentActivity activity) {
      merchants.know(List.of(activity.account()));
    }
    producer.send(
        new ProducerRecord<>(fact.topic().topicName(), fact.key(), bytes(FactFormat.write(fact))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
