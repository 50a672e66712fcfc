package io.saletrail.settings.alert;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.message.AlertContent;
import io.saletrail.settings.alert.message.WebhookSignature;
import io.saletrail.settings.alert.rules.AlertCause;
import io.saletrail.settings.console.Browser;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class AlertFlowTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject MockMailbox mailbox;
  @Inject AlertLedger ledger;
  @Inject AlertQuery query;
  @Inject Outbox outbox;
  @Inject DataSource database;

  private final String account = newAccount();
  private final String mail = account.toLowerCase(Locale.ROOT).replace('_', '-') + "@example.com";

  @Test
  void aRejectedTokenIsOneMailWhenItBeginsAndOneWhenItEnds() {
    setUp();
    add("EMAIL", mail);

    publish(TokenChecked.Outcome.TOKEN_REJECTED, 1);
    await().atMost(PATIENCE).until(() -> !mails("Trackdesk token rejected").isEmpty());
    read().body("open.cause", contains("TOKEN_REJECTED"));

    publish(TokenChecked.Outcome.ACCEPTED, 2);
    await().atMost(PATIENCE).until(() -> !mails("Resolved: Trackdesk token rejected").isEmpty());
    read().body("open.cause", empty());
    assertThat(mails("Trackdesk token rejected")).hasSize(2);
    assertThat(mails("Trackdesk token rejected").getFirst().getText())
        .contains("/merchants/" + account + "#settings");
    operator()
        .get("/api/merchants/{a}/alerts/messages", account)
        .then()
        .body("items.state.unique()", equalTo(List.of("SENT")));
  }

  /// The end was marked as sent with the message about the beginning, and never came.
  @Test
  void anEndThatAnotherReplicaStoresMeanwhileIsStillSent() throws Exception {
    setUp();
    var id = UUID.randomUUID();
    var later = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    problem(id, account, "TOKEN_REJECTED", "", later);
    var read =
        new DueProblem(
            id,
            account,
            "acme",
            "UTC",
            Audience.MERCHANT,
            AlertCause.TOKEN_REJECTED,
            "",
            0,
            Instant.now(),
            Optional.empty(),
            true);
    var content =
        new AlertContent(
            AlertContent.Type.ALERT, account, "acme", "UTC", List.of(), List.of(), "/alerts");

    assertThat(outbox.await(ledger.send(List.of(read), content, later))).isTrue();

    assertThat(query.due(later, 1_000))
        .filteredOn(due -> due.id().equals(id))
        .singleElement()
        .satisfies(due -> assertThat(due.beginning()).isFalse())
        .satisfies(due -> assertThat(due.endedAt()).isPresent());
  }

  @Test
  void aSummaryThatCannotBeWrittenDelaysNoOtherAlert() throws Exception {
    setUp();
    var broken = newAccount();
    TestStack.setUp(broken, "globex", "td_secret-0123456789");
    var id = UUID.randomUUID();
    problem(id, broken, "WEEKLY_SUMMARY", "not a date", Instant.now());
    add("EMAIL", mail);
    publish(TokenChecked.Outcome.TOKEN_REJECTED, 1);

    await().atMost(PATIENCE).until(() -> !mails("Trackdesk token rejected").isEmpty());

    assertThat(query.due(Instant.now(), 1_000)).extracting(DueProblem::id).contains(id);
    update("delete from alert_problem where id = ?", id);
  }

  @Test
  void aMailServerThatDoesNotAnswerHoldsUpNoReplicaForLong() {
    var timeout = ConfigProvider.getConfig().getValue("quarkus.mailer.timeout", Duration.class);
    assertThat(timeout).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aWebhookIsSignedAndSentAgainWithTheSameIdUntilItIsAccepted() throws Exception {
    setUp();
    var requests = new CopyOnWriteArrayList<Map<String, String>>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = exchange.getRequestHeaders();
          requests.add(
              Map.of(
                  "id", headers.getFirst("webhook-id"),
                  "timestamp", headers.getFirst("webhook-timestamp"),
                  "signature", headers.getFirst("webhook-signature"),
                  "body", body));
          exchange.sendResponseHeaders(requests.size() == 1 ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    try {
      var added = add("WEBHOOK", "http://localhost:" + server.getAddress().getPort() + "/hook");
      var secret = added.extract().<String>path("signingSecret");
      operator()
          .post("/api/merchants/{a}/alerts/destinations/{id}/test", account, id(added))
          .then()
          .statusCode(202);

      await().atMost(PATIENCE).until(() -> state().equals(List.of("SENT")));
      assertThat(requests).hasSize(2);
      for (var request : requests) {
        var signed =
            WebhookSignature.headers(
                secret,
                request.getOrDefault("id", ""),
                Instant.ofEpochSecond(Long.parseLong(request.getOrDefault("timestamp", ""))),
                request.getOrDefault("body", ""));
        assertThat(request).containsEntry("signature", signed.get("webhook-signature"));
        assertThat(request.get("body")).contains("\"type\":\"alert.test\"");
      }
      assertThat(requests.stream().map(request -> request.get("id")).distinct()).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL, not-an-address",
    "EMAIL, 'a@example.com\nBcc: b@example.com'",
    "EMAIL, '\"a b\"@example.com'",
    "SLACK, javascript:alert(1)",
    "WEBHOOK, ftp://example.com",
    "WEBHOOK, https://user:secret@example.com/",
    "PIGEON, a@example.com",
  })
  void aHostileAddressIsRefused(String kind, String address) {
    setUp();
    operator()
        .contentType(ContentType.JSON)
        .body(Map.of("kind", kind, "address", address))
        .post("/api/merchants/{a}/alerts/destinations", account)
        .then()
        .statusCode(400);
  }

  @Test
  void settingsOfAnOlderVersionAreNotSaved() {
    setUp();
    change("{\"digest\": \"DAILY\", \"version\": 0}").statusCode(200).body("version", equalTo(1));
    change("{\"digest\": \"HOURLY\", \"version\": 0}").statusCode(409);
    change("{\"quietHours\": {\"from\": \"22:00\", \"to\": \"22:00\"}}").statusCode(400);
    change("{\"minSales\": 0}").statusCode(400);
    change("{\"muted\": [\"NOISE\"]}").statusCode(400);
    change(
            "{\"quietHours\": {\"from\": \"22:00\", \"to\": \"07:00\"}, \"muted\": [\"WEEKLY_SUMMARY\"]}")
        .statusCode(200)
        .body("digest", equalTo("DAILY"))
        .body("quietHours.to", equalTo("07:00"))
        .body("muted", contains("WEEKLY_SUMMARY"));
  }

  @Test
  void thePageShowsDestinationsAndKeepsWhatWasTyped() {
    setUp();
    var browser = Browser.signedIn();
    var page = "/merchants/" + account + "/alerts";
    assertThat(browser.open(page).asString()).contains("No destination yet");
    var typed =
        Map.of(
            "version",
            "0",
            "causes",
            "1",
            "digest",
            "HOURLY",
            "quietFrom",
            "22:00",
            "quietTo",
            "",
            "minSales",
            "3");
    var refused = browser.send(page, typed);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains("value=\"22:00\"", "Enter two different times");
    var secret =
        browser.send(
            page + "/destinations",
            Map.of("kind", "WEBHOOK", "address", "https://hooks.example.com/very-secret-1234"));
    assertThat(secret.asString()).contains("whsec_").contains("hooks.example.com/…1234");
    assertThat(browser.open(page).asString()).doesNotContain("whsec_", "very-secret");
  }

  /// A problem that has ended.
  private void problem(UUID id, String of, String cause, String subject, Instant due)
      throws SQLException {
    var at = OffsetDateTime.ofInstant(due, ZoneOffset.UTC);
    update(
        "insert into alert_problem (id, account, audience, cause, subject, sales, began_at,"
            + " began_due_at, ended_at, ended_due_at)"
            + " values (?, ?, 'MERCHANT', ?, ?, 0, now(), ?, now(), ?)",
        id,
        of,
        cause,
        subject,
        at,
        at);
  }

  private void update(String sql, Object... values) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < values.length; n++) {
        statement.setObject(n + 1, values[n]);
      }
      statement.executeUpdate();
    }
  }

  private void setUp() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
  }

  private ValidatableResponse add(String kind, String address) {
    return operator()
        .contentType(ContentType.JSON)
        .body(Map.of("kind", kind, "address", address))
        .post("/api/merchants/{a}/alerts/destinations", account)
        .then()
        .statusCode(201);
  }

  private static String id(ValidatableResponse added) {
    return added.extract().path("destination.id");
  }

  private ValidatableResponse change(String body) {
    return operator()
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/merchants/{a}/alerts", account)
        .then();
  }

  private ValidatableResponse read() {
    return operator().get("/api/merchants/{a}/alerts", account).then().statusCode(200);
  }

  private List<String> state() {
    return operator()
        .get("/api/merchants/{a}/alerts/messages", account)
        .jsonPath()
        .getList("items.state", String.class);
  }

  private List<Mail> mails(String subject) {
    return mailbox.getMailsSentTo(mail).stream()
        .filter(sent -> sent.getSubject().endsWith(subject))
        .toList();
  }

  private void publish(TokenChecked.Outcome outcome, int number) {
    Topics.publish(
        List.of(
            new TokenChecked(
                account,
                "acme",
                1,
                number,
                outcome,
                Optional.of(400),
                Optional.empty(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS))));
  }
}
