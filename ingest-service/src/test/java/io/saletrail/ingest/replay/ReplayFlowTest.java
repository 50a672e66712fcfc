package io.saletrail.ingest.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.ingest.ApiClient;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Replays of ranges of the raw topic, on a real Kafka and a real PostgreSQL.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class ReplayFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 7;

  @TestHTTPResource URI base;
  @Inject Outbox outbox;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final Instant start = Instant.now();
  private TopicReader activity;
  private ApiClient client;

  @BeforeEach
  void listen() {
    activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
    client = new ApiClient(base);
  }

  @AfterEach
  void stop() {
    activity.close();
  }

  @Test
  void theSameEventsGiveTheSameActivityUnderTheSameIds() {
    IntStream.range(0, EVENTS).forEach(n -> client.webhook(charge("evt_" + n, "4900")));
    var first = seen(EVENTS);

    var replay = replay("\"dryRun\":false");

    assertThat(replay.path("read").asInt()).isEqualTo(EVENTS);
    assertThat(replay.path("activities").asInt()).isEqualTo(EVENTS);
    var both = seen(2 * EVENTS);
    assertThat(both.subList(EVENTS, 2 * EVENTS)).containsExactlyElementsOf(first);
  }

  @Test
  void aDryRunReadsAndCountsAndSendsNothing() {
    client.webhook(charge("evt_1", "4900"));
    client.webhook(charge("evt_2", "\"4900\""));
    seen(1);
    awaitQuarantined(1);

    var replay = replay("\"dryRun\":true");

    assertThat(replay.path("read").asInt()).isEqualTo(2);
    assertThat(replay.path("unreadable").asInt()).isEqualTo(1);
    assertThat(seen(1)).hasSize(1);
  }

  /// As after a bug in the reader: the events count as processed, one is quarantined, and their
  /// activity was never published.
  @Test
  void aReplayPublishesWhatAFaultyReaderMissed() {
    client.webhook(charge("evt_1", "4900"));
    seen(1);
    quarantineByMistake("evt_1");
    awaitQuarantined(1);

    replay("\"dryRun\":false");

    assertThat(seen(2).getLast().id()).isEqualTo("evt_1/ch_1");
    awaitQuarantined(0);
  }

  @Test
  void onlyTheEventsOfTheRangeAreRead() {
    client.webhook(charge("evt_1", "4900"));
    seen(1);

    var later = create("{\"account\":\"%s\",\"from\":\"%s\"}".formatted(account, Instant.now()));

    assertThat(ended(id(later)).path("read").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"from\":\"yesterday\"}",
        "{\"from\":\"2020-01-01T00:00:00Z\"}",
        "{\"from\":\"2999-01-01T00:00:00Z\"}",
        "{\"from\":\"2026-01-01T00:00:00Z\",\"account\":\"shop\"}",
        "{\"from\":\"2026-01-01T00:00:00Z\",\"dryRun\":\"no\"}",
        "{\"since\":\"2026-01-01T00:00:00Z\"}"
      })
  void anInvalidRequestIsRejected(String body) {
    assertThat(client.operator("POST", "/api/replays", body).statusCode()).isEqualTo(400);
  }

  @Test
  void onlyOperatorsMayReplay() {
    assertThat(client.anonymous("POST", "/api/replays").statusCode()).isEqualTo(401);
    assertThat(client.anonymous("GET", "/api/replays").statusCode()).isEqualTo(401);
  }

  @Test
  void anUnknownReplayIsNotFound() {
    assertThat(client.operator("GET", "/api/replays/none").statusCode()).isEqualTo(404);
    assertThat(client.operator("POST", "/api/replays/none/cancel").statusCode()).isEqualTo(404);
  }

  private JsonNode replay(String more) {
    return ended(
        id(
            create(
                "{\"account\":\"%s\",\"from\":\"%s\",%s}"
                    .formatted(account, start.minusSeconds(1), more))));
  }

  private JsonNode create(String body) {
    var answer = client.operator("POST", "/api/replays", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return json(answer.body());
  }

  private JsonNode ended(String id) {
    await().atMost(TIMEOUT).until(() -> show(id).path("state").asText().equals("COMPLETE"));
    return show(id);
  }

  private JsonNode show(String id) {
    return json(client.operator("GET", "/api/replays/" + id).body());
  }

  private static String id(JsonNode accepted) {
    return accepted.path("id").asText();
  }

  private List<PaymentActivity> seen(int count) {
    await()
        .atMost(TIMEOUT)
        .until(() -> activity.facts(account, PaymentActivity.class).size() >= count);
    return activity.facts(account, PaymentActivity.class);
  }

  private void quarantineByMistake(String event) {
    outbox
        .write(
            session ->
                session
                    .createNativeQuery(
                        "insert into quarantined_event (account, event_id,"
                            + " event_type, origin, read_error, field, digest, ciphertext) values"
                            + " (:account, :event, 'charge.succeeded',"
                            + " 'WEBHOOK', 'FIELD_MISSING', 'id', '', '')")
                    .setParameter("account", account)
                    .setParameter("event", event)
                    .executeUpdate())
        .await()
        .atMost(TIMEOUT);
  }

  private void awaitQuarantined(int count) {
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                json(client.operator("GET", "/api/quarantine?account=" + account).body())
                        .path("entries")
                        .size()
                    == count);
  }

  private byte[] charge(String event, String amount) {
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

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
