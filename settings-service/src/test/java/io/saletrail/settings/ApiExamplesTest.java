package io.saletrail.settings;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.app.StripeDashboard;
import io.saletrail.settings.console.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The examples in the API's description equal the responses of the API. `-Dapi.write=true`
/// generates them again.
@QuarkusTest
@WithTestResource(TestStack.class)
class ApiExamplesTest {
  private static final Path FILE = Path.of("src/main/resources/api/examples.json");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String account = newAccount();
  private final String home = "/api/merchants/" + account;
  private final SampleFacts sample = SampleFacts.of(account);
  private final ApiRecorder play = new ApiRecorder(account);

  @Test
  void theExamplesAreTheResponsesOfTheApi() throws IOException {
    settings();
    alerts();
    conversions();
    reSending();
    shadow();
    checks();
    past();
    sessions();
    keys();
    erasures();
    play.answered(ApiExamples.PROBLEM, put("{\"trackdeskTenantId\": \"Acme Ltd\"}"));

    if (Boolean.getBoolean("api.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, play.drawn());
    }
    assertThat(play.drawn()).isEqualTo(Files.readString(FILE));
  }

  private void settings() {
    var wanted =
        """
        {"trackdeskTenantId": "acme", "personalToken": "td_secret-0123456789",
         "options": {"includeTax": false}}
        """;
    play.answered("changeSettings", wanted, put(wanted));
    play.answered("readSettings", get("/settings"));
    play.answered("listMerchantAudit", get("/audit"));
    play.answered("listAudit", operator().get("/api/audit?limit=1"));
    // A cursor just before the first item.
    var before = account.substring(0, account.length() - 1);
    play.answered("listMerchants", operator().get("/api/merchants?limit=1&after=" + before));
    // Before any fact: what is late or lost depends on the day of the test.
    play.answered("readHealth", get("/health"));
  }

  private void conversions() {
    Topics.publish(
        List.of(
            sale("paid"),
            sample.attempt(
                "paid", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 1),
            sale("refused"),
            sample.attempt(
                "refused",
                1,
                ConversionStatus.APPROVED,
                Outcome.REFUSED,
                State.REFUSED,
                Optional.of(Refusal.OFFER_NOT_ACTIVE),
                2),
            sale("held"),
            sample.held("held", DeliveryHeld.Cause.SHADOW, 3),
            sample.notCredited("direct", 1, NotCreditedReason.NO_CLICK, 4)));
    until("/conversions?state=DELIVERED", "items.size()", 1);
    until("/conversions?state=HELD", "items.size()", 1);
    until("/conversions?state=REFUSED", "items.size()", 1);
    until("/payments/cs_direct", "payments.size()", 1);
    play.answered("listConversions", get("/conversions?limit=1&state=DELIVERED"));
    play.answered("readConversion", get("/conversions/ch_paid"));
    play.answered("findPayment", get("/payments/cs_direct"));
    var days = "?from=2026-11-20&to=2026-11-20";
    play.answered("reconcile", get("/reconciliation" + days));
    play.answered(
        "listReconciliationLines",
        get("/reconciliation/lines" + days + "&currency=eur&item=NEEDS_ATTENTION"));
    play.answered("listDifferences", get("/reconciliation/differences.csv" + days));
    play.answered(
        "exportConversions", get("/conversions/conversions.csv?state=DELIVERED&currency=eur"));
    play.answered("exportNotCredited", get("/payments/not-credited.csv"));
    play.answered("listAttention", get("/attention"));
  }

  private void reSending() {
    var wanted = "{\"reason\": \"OFFER_NOT_ACTIVE\", \"dryRun\": true}";
    var id = play.answered("redrive", wanted, post("/redrives", wanted)).<String>path("id");
    Topics.publish(
        List.of(
            new RedriveCompleted(
                id,
                account,
                true,
                Optional.empty(),
                1,
                0,
                List.of(
                    new RedriveCompleted.Sum(
                        RedriveReason.OFFER_NOT_ACTIVE,
                        Optional.of(DeliveryAttempted.Call.CREATE),
                        Optional.empty(),
                        1,
                        new Money(4900, "eur"))),
                List.of(),
                Optional.empty(),
                SampleFacts.NOON)));
    until("/redrives/" + id, "state", "COMPLETED");
    play.answered("readRedrive", get("/redrives/" + id));
  }

  private void erasures() {
    var wanted = "{\"subject\": \"BUYER\", \"email\": \"buyer@example.com\"}";
    var id = play.answered("erase", wanted, post("/erasures", wanted)).<String>path("id");
    Topics.publish(
        Stream.of("ingest-service", "conversion-service", "trackdesk-publisher")
            .map(
                service ->
                    new ErasureCompleted(
                        UUID.randomUUID().toString(), id, account, service, 1, SampleFacts.NOON))
            .toList());
    until("/erasures/" + id, "completed", true);
    play.answered("readErasure", get("/erasures/" + id));
    play.answered("listErasures", get("/erasures"));
    var export = "{\"subject\": \"BUYER\", \"email\": \"zelda@example.com\"}";
    play.answered("export", export, post("/exports", export));
  }

  private void shadow() {
    var export = "externalId,status,amount,currency\nch_held,APPROVED,49.00,EUR\n";
    play.answered("readShadow", get("/shadow"));
    play.answered("listShadow", get("/shadow/conversions.csv"));
    play.answered(
        "compareShadow",
        export,
        operator().contentType("text/csv").body(export).post(home + "/shadow/comparison"));
  }

  private void checks() {
    var id = play.answered("checkNow", post("/checks", "")).<String>path("id");
    Topics.publish(
        List.of(
            new PollCompleted(
                id,
                account,
                Trigger.CHECK_NOW,
                SampleFacts.NOON.minus(Duration.ofHours(1)),
                SampleFacts.NOON,
                130,
                1,
                sample.after(5),
                Optional.of(List.of("pi_paid")))));
    until("/checks/" + id, "state", "COMPLETED");
    play.answered("readCheck", get("/checks/" + id));
    play.answered("listChecks", get("/checks"));
    play.answered("followCheck", get("/checks/" + id + "/events"));
  }

  private void past() {
    var days = "{\"from\": \"2025-10-01\", \"to\": \"2025-10-31\", \"dryRun\": true}";
    var id = play.answered("backfill", days, post("/backfills", days)).<String>path("id");
    play.answered("pauseBackfill", post("/backfills/" + id + "/pause", ""));
    play.answered("resumeBackfill", post("/backfills/" + id + "/resume", ""));
    Topics.publish(
        List.of(
            new BackfillAssessed(
                id,
                account,
                BackfillAssessed.Outcome.COMPLETE,
                List.of(
                    new BackfillAssessed.Conversions(
                        ConversionStatus.APPROVED, 212, new Money(402_880, "eur"))),
                List.of(),
                List.of(new BackfillAssessed.Skipped(NotCreditedReason.NO_CLICK, 731)),
                18,
                sample.after(9))));
    until("/backfills/" + id, "phase", "COMPLETE");
    play.answered("readBackfill", get("/backfills/" + id));
    var next = post("/backfills", days).<String>path("id");
    play.answered("cancelBackfill", post("/backfills/" + next + "/cancel", ""));
  }

  private void alerts() {
    var wanted =
        "{\"digest\": \"DAILY\", \"quietHours\": {\"from\": \"22:00\", \"to\": \"07:00\"}}";
    play.answered(
        "changeAlerts",
        wanted,
        operator().contentType(ContentType.JSON).body(wanted).put(home + "/alerts"));
    var address = "{\"kind\": \"EMAIL\", \"address\": \"alerts@example.com\"}";
    var id =
        play.answered("addAlertDestination", address, post("/alerts/destinations", address))
            .<String>path("destination.id");
    play.answered("readAlerts", get("/alerts"));
    play.answered("testAlertDestination", post("/alerts/destinations/" + id + "/test", ""));
    until("/alerts/messages", "items[0].state", "SENT");
    play.answered("listAlertMessages", get("/alerts/messages"));
    play.answered("removeAlertDestination", operator().delete(home + "/alerts/destinations/" + id));
  }

  private void keys() {
    var wanted = "{\"name\": \"Nightly export\", \"scopes\": [\"READ\"], \"expiresInDays\": 90}";
    keys("Merchant", home + "/keys", wanted);
    operator()
        .get("/api/keys")
        .jsonPath()
        .getList("items.id", String.class)
        .forEach(id -> operator().delete("/api/keys/" + id));
    keys("", "/api/keys", wanted);
  }

  private void keys(String of, String path, String wanted) {
    var post = operator().contentType(ContentType.JSON).body(wanted).post(path);
    var id = play.answered("create" + of + "Key", wanted, post).<String>path("key.id");
    play.answered("list" + of + "Keys", operator().get(path));
    play.answered("revoke" + of + "Key", operator().delete(path + "/" + id));
  }

  private void sessions() {
    var link = new StripeDashboard(account).post("/app/console-links").<String>path("url");
    new Browser().open(link.replaceFirst("https?://[^/]+", ""));
    var list = play.answered("listMerchantSessions", get("/sessions"));
    var path = home + "/sessions/" + list.<String>path("items[0].id");
    play.answered("endMerchantSession", operator().delete(path));
    play.answered("endMerchantSessions", operator().delete(home + "/sessions"));
    operator().delete("/api/sessions");
    var session = new Browser();
    session.send("/sign-in", Map.of("token", TestStack.OPERATOR_TOKEN));
    var all = play.answered("listSessions", operator().get("/api/sessions"));
    var id = all.<String>path("items[0].id");
    play.answered("endSession", operator().delete("/api/sessions/" + id));
    play.answered("endSessions", operator().delete("/api/sessions"));
  }

  private ConversionChanged sale(String name) {
    return sample.conversion(
        name, 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0);
  }

  private Response get(String path) {
    return operator().get(home + path);
  }

  private Response post(String path, String body) {
    return operator().contentType(ContentType.JSON).body(body).post(home + path);
  }

  private Response put(String body) {
    return operator().contentType(ContentType.JSON).body(body).put(home + "/settings");
  }

  private void until(String path, String what, Object expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> get(path).then().statusCode(200).body(what, equalTo(expected)));
  }
}
