package io.saletrail.ingest.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.ingest.ApiClient;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class QuarantineResourceTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ReadResult.Unreadable OLD_READER =
      new ReadResult.Unreadable(ReadError.FIELD_MISSING, "data.object.once_unknown");

  @TestHTTPResource("/")
  URI base;

  @Inject Quarantine quarantine;
  @Inject Outbox outbox;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private ApiClient client;

  @BeforeEach
  void call() {
    client = new ApiClient(base);
  }

  @Test
  void aReadableEventIsPublishedAndReleased() {
    try (var topic = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY)) {
      put("evt_mended", refund("1500"));
      var id = waiting().getFirst().path("id").asLong();

      var answer = client.operator("POST", "/api/quarantine/" + id + "/replay");

      assertThat(json(answer)).isEqualTo(json("{\"outcome\":\"READ\",\"activities\":1}"));
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(topic.facts(account, PaymentActivity.class))
                      .extracting(PaymentActivity::id)
                      .containsExactly("evt_mended/re_1"));
      assertThat(waiting()).isEmpty();
      notFound(client.operator("GET", "/api/quarantine/" + id));
      notFound(client.operator("POST", "/api/quarantine/" + id + "/replay"));
    }
  }

  @Test
  void anUnreadableEventStaysWithItsNewReason() {
    put("evt_broken", refund("null"));
    var id = waiting().getFirst().path("id").asLong();

    var answer = client.operator("POST", "/api/quarantine/" + id + "/replay");

    assertThat(json(answer))
        .isEqualTo(
            json(
                """
                {"outcome":"STILL_UNREADABLE","reason":"FIELD_MISSING",
                 "field":"data.object.amount"}
                """));
    assertThat(waiting()).hasSize(1);
    assertThat(waiting().getFirst().path("field").asText()).isEqualTo("data.object.amount");
    assertThat(waiting().getFirst().path("attempts").asInt()).isEqualTo(2);
  }

  /// A9: the bytes were stored as they came, and nothing recorded who read them.
  @Test
  void anEventIsStoredEncryptedAndItsReadingIsPublished() {
    try (var topic = new TopicReader(kafka, Topic.PRIVACY_REQUESTS)) {
      put("evt_shown", refund("null"));
      var id = waiting().getFirst().path("id").asLong();

      var answer = client.operator("GET", "/api/quarantine/" + id);

      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(json(answer).path("event").asText()).isEqualTo(refund("null"));
      assertThat(json(answer).path("entry").path("eventId").asText()).isEqualTo("evt_shown");
      assertThat(stored(id)).contains(account).doesNotContain("evt_mended", "refund\"");
      await()
          .atMost(TIMEOUT)
          .untilAsserted(
              () ->
                  assertThat(topic.facts(account, SealedDataRead.class))
                      .extracting(SealedDataRead::subject)
                      .containsExactly("evt_shown"));
    }
  }

  private String stored(long id) {
    var query = "select cast(e as text) from quarantined_event e where id = " + id;
    return outbox
        .read(session -> session.createNativeQuery(query, String.class).getSingleResult())
        .await()
        .atMost(TIMEOUT);
  }

  @Test
  void theSameBytesAreQuarantinedOnce() {
    put("evt_twice", refund("null"));
    put("evt_twice", refund("null"));

    assertThat(waiting()).hasSize(1);
  }

  @Test
  void theListCanBeFiltered() {
    put("evt_a", refund("null"));
    put("evt_b", refund("\"x\""));
    var path = "/api/quarantine?account=" + account;

    assertThat(json(client.operator("GET", path + "&limit=1")).path("entries")).hasSize(1);
    assertThat(json(client.operator("GET", path + "&reason=field_missing")).path("entries"))
        .hasSize(2);
    assertThat(json(client.operator("GET", path + "&reason=NOT_JSON")).path("entries")).isEmpty();
  }

  @Test
  void onlyOperatorsReadTheQuarantine() {
    for (var path : List.of("/api/quarantine", "/api/quarantine/1")) {
      problem(401, client.anonymous("GET", path));
    }
    problem(401, client.anonymous("POST", "/api/quarantine/1/replay"));
  }

  /// By the limit that all services share.
  @Test
  void guessingTheOperatorTokenIsLimitedAndTheRightOnePasses() {
    for (int i = 0; i < 10; i++) {
      problem(401, client.guess("/api/quarantine"));
    }

    var refused = client.guess("/api/quarantine");

    problem(429, refused);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(client.operator("GET", "/api/quarantine").statusCode()).isEqualTo(200);
  }

  @Test
  void anInvalidRequestIsAProblemDocument() {
    problem(400, client.operator("GET", "/api/quarantine?reason=BAD_MOOD"));
    problem(400, client.operator("GET", "/api/quarantine?limit=0"));
    problem(400, client.operator("GET", "/api/quarantine?limit=100000"));
    problem(400, client.operator("GET", "/api/quarantine?limit=many"));
    problem(404, client.operator("GET", "/api/quarantine/none"));
    problem(404, client.operator("GET", "/api/nothing"));
    problem(405, client.operator("DELETE", "/api/quarantine"));
  }

  /// They were 500 or 503, "try again".
  @Test
  void noHostileValueMakesARouteFail() {
    var far = "%2B999999999-12-31T23:59:59Z";
    for (var value : List.of("a%00b", far, "-999999999-01-01T00:00:00Z", "99999999999999999999")) {
      for (var path :
          List.of(
              "/api/quarantine/",
              "/api/quarantine?account=",
              "/api/quarantine?limit=",
              "/api/replays/",
              "/api/parked-messages?channel=",
              "/api/parked-messages?after=",
              "/api/refused-facts?after=")) {
        handled(client.operator("GET", path + value));
      }
      for (var path :
          List.of(
              "/api/rereads?since=",
              "/api/rereads?since=2026-11-22T15:00:00Z&account=",
              "/api/parked-messages/retry?channel=")) {
        handled(client.operator("POST", path + value));
      }
      handled(client.operator("POST", "/api/replays/" + value + "/cancel"));
      handled(client.operator("POST", "/api/quarantine/" + value + "/replay"));
    }
    for (var value : List.of("a\\u0000b", "\\ud800", "+999999999-12-31T23:59:59Z", "1e400")) {
      for (var field : List.of("account", "from", "to", "dryRun")) {
        var body = "{\"from\": \"2026-11-22T15:00:00Z\", \"%s\": \"%s\"}".formatted(field, value);
        handled(client.operator("POST", "/api/replays", body));
      }
    }
  }

  private static void handled(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isLessThan(500);
    assertThat(answer.body()).doesNotContain("\"stack\"", "Exception");
  }

  private void put(String event, String raw) {
    var unread =
        UnreadableEvent.of(
            account, event, "refund.created", Origin.WEBHOOK, OLD_READER, raw.getBytes(UTF_8));
    outbox
        .write(session -> quarantine.put(session, List.of(unread)).replaceWith(true))
        .await()
        .atMost(TIMEOUT);
  }

  private List<JsonNode> waiting() {
    var answer = client.operator("GET", "/api/quarantine?account=" + account);
    return json(answer).path("entries").valueStream().toList();
  }

  private String refund(String amount) {
    return """
    {"id":"evt_mended","object":"event","created":1790000000,"type":"refund.created",
     "livemode":true,"data":{"object":{"id":"re_1","object":"refund","amount":%s,
     "currency":"eur","status":"succeeded","charge":"ch_1","created":1790000000}}}
    """
        .formatted(amount);
  }

  private static void notFound(HttpResponse<String> answer) {
    problem(404, answer);
  }

  private static void problem(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(json(answer).path("type").asText()).startsWith("urn:saletrail:problem:");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
