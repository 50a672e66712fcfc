package io.saletrail.ingest.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.contracts.installation.InstallationObserved.State;
import io.saletrail.ingest.ApiClient;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.ingest.intake.HeartbeatSweep;
import io.saletrail.outbox.feed.Heartbeat;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From a webhook to payment activity, on a real Kafka and a real PostgreSQL.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class ActivityFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TestHTTPResource("/")
  URI base;

  @Inject HeartbeatSweep heartbeats;
  @Inject DataSource database;

  @InjectStripe StripeStandIn stripe;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");

  @AfterEach
  void removeWebhooks() {
    stripe.webhooks().endpoints().forEach(endpoint -> stripe.webhooks().remove(endpoint.id()));
  }

  @Test
  void aWebhookBecomesActivityOfItsAccount() {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY)) {
      new ApiClient(base).webhook(charge("evt_1", "4900"));

      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(topic.facts(account, PaymentActivity.class))
                      .containsExactly(activity("evt_1")));
    }
  }

  @Test
  void aHeartbeatOfEachPartitionGoesOnAndIsNoEvent() {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY)) {
      heartbeats.send(Instant.now().plusSeconds(60));

      for (var partition = 0; partition < Topic.PARTITIONS; partition++) {
        var key = Heartbeat.of(Topic.STRIPE_EVENTS, partition, Instant.EPOCH).key();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(topic.of(key)).isNotEmpty());
      }
      assertThat(new ApiClient(base).operator("GET", "/api/quarantine?account=heartbeat").body())
          .doesNotContain("Heartbeat");
    }
  }

  /// Facts are sent before PostgreSQL records the event: only the recording is repeated.
  @Test
  void anEventIsPublishedOnceHoweverOftenItsRecordingIsRepeated() throws SQLException {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
        var blocker = database.getConnection();
        var sql = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      sql.execute("lock table dedup_event in access exclusive mode");
      new ApiClient(base).webhook(charge("evt_1", "4900"));
      for (var outage = 0; outage < 3; outage++) {
        await().atMost(TIMEOUT).until(() -> endWaiting() > 0);
      }
      blocker.rollback();

      await().atMost(TIMEOUT).until(() -> isRecorded("evt_1"));
      assertThat(topic.facts(account, PaymentActivity.class)).containsExactly(activity("evt_1"));
    }
  }

  /// Ends the connections that wait for the table, as a restart of PostgreSQL does.
  private int endWaiting() {
    return count(
        """
        select count(*) from (
          select pg_terminate_backend(pid) from pg_stat_activity
           where wait_event_type = 'Lock' and query like '%dedup_event%'
             and pid <> pg_backend_pid()) ended
        """);
  }

  private boolean isRecorded(String event) {
    return isRecorded(account, event);
  }

  private boolean isRecorded(String merchant, String event) {
    return count(
            "select count(*) from dedup_event where account = '%s' and event_id = '%s'"
                .formatted(merchant, event))
        > 0;
  }

  private int count(String query) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anUnreadableEventIsQuarantinedAndThePartitionContinues() {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY)) {
      var client = new ApiClient(base);
      client.webhook(charge("evt_bad", "\"4900\""));
      client.webhook(charge("evt_good", "4900"));

      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(topic.facts(account, PaymentActivity.class))
                      .containsExactly(activity("evt_good")));
      assertThat(client.operator("GET", "/api/quarantine?account=" + account).body())
          .contains("\"eventId\":\"evt_bad\"")
          .contains("\"eventType\":\"charge.succeeded\"")
          .contains("\"reason\":\"FIELD_TYPE_MISMATCH\"")
          .contains("\"field\":\"data.object.amount\"")
          .doesNotContain("evt_good");
    }
  }

  @Test
  void aPartlyReadableEventIsQuarantinedAndItsReadablePartIsPublished() {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY)) {
      var client = new ApiClient(base);
      var refund = "\"refunds\":[{\"id\":\"re_1\",\"object\":\"refund\"}],\"amount\"";
      var event = new String(charge("evt_part", "4900"), UTF_8).replace("\"amount\"", refund);

      client.webhook(event.getBytes(UTF_8));

      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(topic.facts(account, PaymentActivity.class))
                      .containsExactly(activity("evt_part")));
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(client.operator("GET", "/api/quarantine?account=" + account).body())
                      .contains("\"eventId\":\"evt_part\"")
                      .contains("\"field\":\"data.object.refunds[0].amount\""));
    }
  }

  /// Both share a partition, and so every batch.
  @Test
  void aQuietMerchantOvertakesAFloodThatWaits() throws SQLException {
    var quiet = sharingPartition(account);
    var client = new ApiClient(base);
    try (var blocker = database.getConnection();
        var sql = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      sql.execute(
          "insert into dedup_event (account, event_id) values ('%s', 'evt_0')".formatted(account));
      for (var n = 0; n < 300; n++) {
        client.webhook(charge("evt_" + n, "4900"));
      }
      client.webhook(charge(quiet, "evt_quiet", "4900"));

      await().atMost(TIMEOUT).until(() -> isRecorded(quiet, "evt_quiet"));

      assertThat(isRecorded("evt_0")).isFalse();
      blocker.rollback();
    }
    await().atMost(TIMEOUT).until(() -> isRecorded("evt_0") && isRecorded("evt_299"));
  }

  private static String sharingPartition(String other) {
    return IntStream.iterate(0, n -> n + 1)
        .mapToObj(n -> other + "x" + n)
        .filter(name -> partition(name) == partition(other))
        .findFirst()
        .orElseThrow();
  }

  private static int partition(String key) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % Topic.PARTITIONS;
  }

  @Test
  void foreignMessagesDoNotStopTheFeed() {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
        var producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka),
                new StringSerializer(),
                new ByteArraySerializer())) {
      for (var body : List.of("", "hello", "{}", "\u0000", "{\"id\":\"\\u0000\"}")) {
        producer.send(record(null, body.getBytes(UTF_8)));
        producer.send(record("\u0000", body.getBytes(UTF_8)));
        producer.send(record(account, body.getBytes(UTF_8)));
      }
      producer.send(record(account, null));
      producer.send(record(account, charge("evt_after", "4900")));
      producer.flush();

      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(topic.facts(account, PaymentActivity.class))
                      .extracting(PaymentActivity::id)
                      .containsExactly("evt_after/ch_1"));
    }
  }

  @Test
  void anUninstallIsPublishedAndIsNoActivity() {
    try (var installations = new TopicReader(kafka, Topic.STRIPE_INSTALLATIONS);
        var activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY)) {
      var event = "evt_" + UUID.randomUUID().toString().replace("-", "");
      var client = new ApiClient(base);

      client.webhook(deauthorized(event));
      client.webhook(charge("evt_after", "4900"));

      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(installations.facts(account, InstallationObserved.class))
                      .containsExactly(
                          new InstallationObserved(
                              account,
                              true,
                              State.UNINSTALLED,
                              event,
                              Instant.ofEpochSecond(1_790_000_000))));
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(activity.facts(account, PaymentActivity.class))
                      .extracting(PaymentActivity::id)
                      .containsExactly("evt_after/ch_1"));
    }
  }

  @Test
  void aSaleAtStripeArrivesByWebhook() {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY)) {
      stripe.register(Endpoint.all(base.resolve("/webhooks/stripe"), StripeTestResource.SECRET));
      var merchant = stripe.account(account);
      var link = merchant.paymentLink(Offer.oneOff("A book", 1_900, "eur"));

      var session = merchant.buy(link, UUID.randomUUID().toString());

      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(topic.facts(account, PaymentActivity.class))
                      .extracting(PaymentActivity::object)
                      .contains(
                          session.id(),
                          session.state().paymentIntent().orElseThrow(),
                          merchant.holds().charges().getFirst().id()));
      assertThat(topic.facts(account, PaymentActivity.class))
          .allMatch(dedup -> dedup.observation().origin() == Origin.WEBHOOK);
    }
  }

  private static ProducerRecord<String, byte[]> record(String key, byte[] body) {
    return new ProducerRecord<>(Topic.STRIPE_EVENTS.topicName(), key, body);
  }

  private byte[] deauthorized(String event) {
    return """
    {"id":"%s","object":"event","type":"account.application.deauthorized","account":"%s",
     "livemode":true,"created":1790000000,
     "data":{"object":{"id":"ca_1","object":"application","name":"Saletrail"}}}
    """
        .formatted(event, account)
        .getBytes(UTF_8);
  }

  private byte[] charge(String event, String amount) {
    return charge(account, event, amount);
  }

  private static byte[] charge(String account, String event, String amount) {
    return """
    {"id":"%s","object":"event","api_version":"2026-07-29.dahlia","created":1790000000,
     "type":"charge.succeeded","livemode":true,"account":"%s",
     "data":{"object":{"id":"ch_1","object":"charge","amount":%s,
     "amount_captured":4900,"amount_refunded":0,"currency":"eur","status":"succeeded",
     "payment_intent":"pi_1","created":1790000000}}}
    """
        .formatted(event, account, amount)
        .getBytes(UTF_8);
  }

  private PaymentActivity activity(String event) {
    var at = Instant.ofEpochSecond(1_790_000_000);
    return new ChargeObserved(
        new Observation(
            account,
            true,
            event,
            "charge.succeeded",
            at,
            Origin.WEBHOOK,
            Optional.of("2026-07-29.dahlia"),
            Optional.of(1)),
        "ch_1",
        ChargeObserved.Status.SUCCEEDED,
        new Money(4_900, "eur"),
        4_900,
        0,
        Optional.of("pi_1"),
        Optional.empty(),
        at,
        Optional.empty());
  }
}
