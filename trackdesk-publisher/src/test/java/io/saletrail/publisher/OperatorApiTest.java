package io.saletrail.publisher;

import static io.restassured.RestAssured.given;
import static io.saletrail.contracts.conversion.ConversionStatus.APPROVED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.saletrail.sandbox.trackdesk.Fault;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestStack.class)
class OperatorApiTest {
  private static final List<String> OPERATOR_PATHS =
      List.of(
          "/api/deliveries/acct_1:ch_1",
          "/api/deliveries/acct_1:ch_1/attempts/1/response",
          "/api/lanes",
          "/api/parked-messages",
          "/api/refused-facts",
          "/api/shadow/acct_1");

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @Inject DataSource database;

  private Topics topics;

  @BeforeEach
  void connect() {
    topics = new Topics(kafka);
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void aDeliveryIsReturnedWithItsAttempts() {
    var shop = Shop.open(topics);
    var conversion = shop.sale("ch_1", UUID.randomUUID(), 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);

    operator()
        .get("/api/deliveries/{conversion}", conversion)
        .then()
        .statusCode(200)
        .body("delivery.state", equalTo("REFUSED"))
        .body("delivery.refusal", equalTo("CLICK_NOT_FOUND"))
        .body("delivery.remote", equalTo("ABSENT"))
        .body("delivery.stripeEvents", equalTo(List.of("evt_1")))
        .body("attempts", hasSize(1))
        .body("attempts[0].outcome", equalTo("REFUSED"))
        .body("attempts[0].httpStatus", equalTo(400))
        .body("attempts[0].sealed", equalTo(true));
  }

  /// A9: filters of addresses let `a at b`, `a&#64;b`, names and pieces of the token through.
  @Test
  void whatTrackdeskRepeatsIsReadableForOperatorsAlone() {
    var shop = Shop.open(topics);
    var token = shop.tenant().token();
    var marks =
        List.of(
            "zelda.mark at example.com",
            "zelda.mark&#64;example.com",
            "zelda.mark",
            "+49 151 7771234",
            token.substring(0, token.length() - 1),
            HexFormat.of().formatHex(token.getBytes(UTF_8)),
            Base64.getEncoder().encodeToString(token.getBytes(UTF_8)));
    var said = "no client " + String.join(", ", marks);
    var body = "{\"message\":\"" + said + "\"}";
    shop.faults().next(1, new Fault.Answer(422, body));

    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);

    var path = "/api/deliveries/{conversion}/attempts/1/response";
    operator()
        .get(path, conversion)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("response", equalTo(body));
    await().atMost(TestStack.TIMEOUT).until(() -> topics.readings(shop.account()).size() == 1);
    assertThat(topics.readings(shop.account()).getFirst().subject()).isEqualTo(conversion + "#1");
    assertThat(topics.attempts(conversion).getFirst().response()).isEmpty();
    var published = topics.everything();
    var shown = operator().get("/api/deliveries/{conversion}", conversion).asString();
    assertThat(List.of(published, shown, rows("attempt"), rows("sealed_response")))
        .allSatisfy(text -> assertThat(text).contains(conversion).doesNotContain(marks));
    operator().get(path.replace("1", "2"), conversion).then().statusCode(404);
  }

  private String rows(String table) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select cast(t as text) from " + table + " t")) {
      var text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theLanesAreReturnedWithTheirQueues() {
    var shop = Shop.open(topics);
    var conversion = shop.sale("ch_1", UUID.randomUUID(), 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);
    var before = shop.name().substring(0, shop.name().length() - 1);

    operator()
        .queryParam("after", before)
        .get("/api/lanes")
        .then()
        .statusCode(200)
        .body("[0].tenant", equalTo(shop.name()))
        .body("[0].refused", equalTo(1))
        .body("[0].due", equalTo(0));
  }

  @Test
  void anUnknownConversionIsAProblemDocument() {
    operator()
        .get("/api/deliveries/acct_nobody:ch_0")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:saletrail:problem:not-found"))
        .body("status", equalTo(404))
        .body("detail", not(nullValue()));
  }

  @Test
  void aParameterThatIsNoIdIsAnInvalidRequest() {
    operator()
        .queryParam("after", "no-id")
        .get("/api/parked-messages")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:saletrail:problem:invalid-request"));
  }

  @Test
  void everyChannelIsKnownBeforeItsFirstMessage() {
    operator()
        .queryParam("channel", "unknown")
        .post("/api/parked-messages/retry")
        .then()
        .statusCode(400)
        .body(
            "detail",
            equalTo(
                "`channel` must be one of [conversions, credentials, merchants, privacy, redrives]."));
  }

  @Test
  void malformedJsonIsAProblemDocument() {
    operator()
        .contentType("application/json")
        .body("{")
        .post("/api/redrives")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:saletrail:problem:invalid-request"))
        .body("detail", equalTo("The request is malformed."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic b3BlcmF0b3I6", "operator-token"})
  void requestsWithoutTheOperatorTokenAreRejected(String authorization) {
    var request =
        authorization.isEmpty() ? given() : given().header("Authorization", authorization);

    for (var path : OPERATOR_PATHS) {
      request
          .get(path)
          .then()
          .statusCode(401)
          .header("WWW-Authenticate", "Bearer")
          .contentType("application/problem+json")
          .body("type", equalTo("urn:saletrail:problem:sign-in-required"));
    }
  }

  @Test
  void attemptsAreCountedByOutcome() {
    var shop = Shop.open(topics);
    var conversion = shop.sale("ch_1", shop.click(), 1, APPROVED);
    await().atMost(TestStack.TIMEOUT).until(() -> topics.attempts(conversion).size() == 1);

    var metrics = given().get("/q/metrics").asString();

    assertThat(metrics)
        .contains("publisher_attempts_total{call=\"CREATE\",outcome=\"ACCEPTED\"}")
        .contains("publisher_delivery_delay_seconds_bucket")
        .contains("publisher_lanes_held")
        .contains("publisher_delivery_due_age_seconds");
  }

  /// They were 500, with an error ID and an empty stack.
  @Test
  void noHostileValueMakesARouteFail() {
    for (var value : List.of("a%00b", "%2B999999999-12-31T23:59:59Z", "99999999999999999999")) {
      for (var path :
          List.of(
              "/api/deliveries/",
              "/api/lanes?after=",
              "/api/shadow/",
              "/api/shadow/acct_1/calls?after=",
              "/api/parked-messages?channel=",
              "/api/refused-facts?after=")) {
        handled(operator().urlEncodingEnabled(false).get(path + value));
      }
    }
    for (var value : List.of("a\\u0000b", "\\ud800", "+999999999-12-31T23:59:59Z", "1e400")) {
      for (var field : List.of("conversion", "account", "reason", "since", "until", "after")) {
        var body = "{\"since\": \"2026-11-22T15:00:00Z\", \"%s\": \"%s\"}";
        handled(
            operator()
                .contentType("application/json")
                .body(body.formatted(field, value))
                .post("/api/redrives"));
      }
    }
  }

  private static void handled(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isLessThan(500);
    assertThat(answer.asString()).doesNotContain("\"stack\"", "Exception");
  }

  private static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN);
  }
}
