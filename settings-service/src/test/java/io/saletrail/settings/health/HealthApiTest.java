package io.saletrail.settings.health;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.connection.WebhookSignaturesFailed;
import io.saletrail.contracts.connection.WebhooksObserved;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class HealthApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private final String account = newAccount();

  @Test
  void aNewMerchantHasNoDataYetAndIsNotCalledHealthy() {
    setUp();

    read()
        .statusCode(200)
        .body("problems.problem", contains("NO_DATA"))
        .body("token.state", equalTo("NOT_CHECKED"))
        .body("deliveries.state", equalTo("CLEAR"))
        .body("webhooks.lastAt", nullValue())
        .body("webhooks.recoveredByChecks", equalTo(0));
    for (var page : List.of("/conversions", "/attention", "/not-credited", "/reconciliation")) {
      operator().get("/merchants/" + account + page).then().body(containsString("No data yet"));
    }
    operator()
        .get("/merchants/" + account + "/health")
        .then()
        .body(containsString("No data yet"))
        .body(containsString("Stripe not read yet"))
        .body(containsString("Checking token"))
        .body(not(containsString("Healthy")));
  }

  /// Finding F3: one model for the health page, the header, the list of merchants and the metric.
  @Test
  void aMerchantWithRefusedSalesIsHealthyNowhere() {
    setUp();
    var sample = SampleFacts.of(account);
    publish(
        sample.conversion("no", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
        sample.attempt(
            "no",
            1,
            ConversionStatus.APPROVED,
            Outcome.REFUSED,
            State.REFUSED,
            Optional.of(Refusal.OFFER_NOT_ACTIVE),
            1));

    until("problems.problem", contains("DELIVERIES_REFUSED"))
        .body("deliveries.state", equalTo("REFUSED"))
        .body("deliveries.refused", equalTo(1));
    operator()
        .get("/merchants/" + account + "/health")
        .then()
        .body(containsString("badge bad\">Needs attention"))
        .body(containsString("<span class=\"count\">1</span>"))
        .body(not(containsString("Nothing queued")));
    assertThat(lineOfTheList()).contains("1 sale not delivered").doesNotContain("Active");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given()
                    .get("/q/metrics")
                    .then()
                    .body(
                        matchesPattern(
                            "(?s).*merchants_unhealthy\\{problem=\"deliveries_refused\"\\}"
                                + " [1-9].*")));
  }

  @Test
  void shadowModeIsAStateOfHealthHeaderAndList() {
    setUp();
    operator()
        .contentType("application/json")
        .body("{\"options\": {\"deliveryMode\": \"SHADOW\"}}")
        .put("/api/merchants/{account}/settings", account)
        .then()
        .statusCode(200);
    publish(new WebhooksObserved(account, ago(3), ago(2)));

    until("problems.problem", contains("SHADOW_MODE")).body("deliveries.state", equalTo("SHADOW"));
    operator()
        .get("/merchants/" + account + "/health")
        .then()
        .body(containsString("badge waiting\">Shadow mode"))
        .body(not(containsString("Healthy")));
    assertThat(lineOfTheList()).contains("Shadow mode").doesNotContain("Active");
  }

  /// The line of the merchant in the list of merchants.
  private String lineOfTheList() {
    var before = account.substring(0, account.length() - 1);
    var list = operator().get("/merchants?after=" + before).asString();
    var from = list.indexOf("href=\"/merchants/" + account);
    return list.substring(from, list.indexOf("</li>", from));
  }

  @Test
  void anUnknownMerchantHasNoHealth() {
    read().statusCode(404);
  }

  @Test
  void stoppedWebhooksAreShownOnEveryPageOfTheMerchant() {
    setUp();
    publish(
        new WebhooksObserved(account, ago(300), ago(299)),
        completed(Trigger.HOURLY, 9, 240),
        completed(Trigger.HOURLY, 0, 180),
        completed(Trigger.HOURLY, 4, 20));

    until("webhooks.lastAt", equalTo(ago(300).toString()));
    until("problems.problem", contains("WEBHOOKS_STOPPED"))
        .body("webhooks.recoveredByChecks", equalTo(4))
        .body("problems[0].explanation.remedy", containsString("endpoint enabled"));
    for (var page :
        List.of("", "/snippets", "/conversions", "/not-credited", "/reconciliation", "/health")) {
      operator()
          .get("/merchants/" + account + page)
          .then()
          .body(containsString("Webhooks have stopped"));
    }
  }

  @Test
  void onePassWithTwoRequestsCountsOnce() {
    setUp();
    publish(
        completed(Trigger.HOURLY, 0, 180),
        completed(Trigger.HOURLY, 4, 20),
        completed(Trigger.CHECK_NOW, 4, 20),
        new WebhooksObserved(account, ago(20), ago(19)));

    until("webhooks.lastAt", equalTo(ago(20).toString()));
    until("webhooks.recoveredByChecks", equalTo(4));
    operator()
        .get("/api/merchants/{account}/reconciliation", account)
        .then()
        .body("recoveredByChecks", equalTo(4));
  }

  @Test
  void aRejectedTokenIsReportedWithItsHeldDeliveries() {
    setUp();
    var sample = new SampleFacts(account, Instant.now().plusSeconds(1));
    publish(
        sample.conversion(
            "one", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
        sample.attempt("one", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 1),
        sample.conversion(
            "two", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 2),
        sample.held("two", DeliveryHeld.Cause.TOKEN_REJECTED, 3));

    until("token.state", equalTo("REJECTED"))
        .body("problems.problem", contains("TOKEN_REJECTED"))
        .body("token.held", equalTo(1));
    until("deliveries.state", equalTo("HELD")).body("deliveries.held", equalTo(1));
  }

  @Test
  void lostAccessIsReportedWithItsCause() {
    setUp();
    publish(
        new PollFailed(
            UUID.randomUUID().toString(),
            account,
            Trigger.HOURLY,
            PollFailed.Cause.NOT_AUTHORISED,
            0,
            0,
            ago(5),
            Optional.empty()));

    until("problems.problem", contains("STRIPE_ACCESS_LOST"))
        .body("checks.lastState", equalTo("FAILED"))
        .body("checks.cause", equalTo("NOT_AUTHORISED"));
  }

  @Test
  void paymentsAwaitingDetailsAreCounted() {
    setUp();
    var sample = new SampleFacts(account, ago(10));
    publish(
        sample.notCredited("lacking", 1, NotCreditedReason.SESSION_MISSING, 0),
        sample.notCredited("explained", 1, NotCreditedReason.NO_CLICK, 0));

    until("awaitingDetails.open", equalTo(1))
        .body("awaitingDetails.oldestAt", equalTo(ago(10).toString()));
  }

  @Test
  void aDeliveryDueForTooLongIsDelayed() {
    setUp();
    var sample = new SampleFacts(account, ago(90));
    publish(
        sample.conversion(
            "late", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0));

    until("problems.problem", contains("DELIVERIES_DELAYED"))
        .body("deliveries.state", equalTo("DELAYED"))
        .body("deliveries.due", equalTo(1))
        .body("deliveries.oldestDueAt", equalTo(ago(90).toString()));
  }

  @Test
  void aRefundedTestSaleIsDeliveredAndNothingIsDue() {
    setUp();
    var sample = new SampleFacts(account, ago(90));
    publish(
        sample.inTestMode(
            sample.conversion(
                "tried", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0)),
        sample.attempt("tried", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 1),
        sample.inTestMode(
            sample.conversion(
                "tried", 2, ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 2)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                operator()
                    .get("/api/merchants/{account}/conversions/ch_tried", account)
                    .then()
                    .statusCode(200)
                    .body("conversion.status", equalTo("REFUNDED"))
                    .body("conversion.trackdesk.state", equalTo("DELIVERED")));
    read()
        .body("problems", empty())
        .body("deliveries.state", equalTo("CLEAR"))
        .body("deliveries.due", equalTo(0));
  }

  @Test
  void theMetricsCountUnhealthyMerchantsAndNameNone() {
    setUp();
    publish(completed(Trigger.HOURLY, 0, 180), completed(Trigger.HOURLY, 99_000, 20));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                given()
                    .get("/q/metrics")
                    .then()
                    .body(containsString("merchant_webhooks_missed{merchant=\"LARGEST\"} 99000.0"))
                    .body(not(containsString(account)))
                    .body(
                        matchesPattern(
                            "(?s).*merchants_unhealthy\\{problem=\"webhooks_stopped\"\\}"
                                + " [1-9].*")));
  }

  @Test
  void onlyOperatorsSeeFailedWebhookSignatures() {
    setUp();
    publish(
        new WebhookSignaturesFailed(
            UUID.randomUUID().toString(), "acct_platform", 37, ago(2), ago(1)));

    until("endpoint.failedSignatures", greaterThanOrEqualTo(37));
    operator().get("/merchants").then().body(containsString("failed signature verification"));
  }

  private void setUp() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
  }

  private static void publish(Fact... facts) {
    Topics.publish(List.of(facts));
  }

  private PollCompleted completed(Trigger trigger, int recovered, int minutesAgo) {
    var at = ago(minutesAgo);
    return new PollCompleted(
        UUID.randomUUID().toString(),
        account,
        trigger,
        at.minusSeconds(4500),
        at.minusSeconds(60),
        100,
        recovered,
        at,
        Optional.of(List.of()));
  }

  private static Instant ago(int minutes) {
    return NOW.minus(Duration.ofMinutes(minutes));
  }

  private ValidatableResponse read() {
    return operator().get("/api/merchants/{account}/health", account).then();
  }

  private ValidatableResponse until(String what, Matcher<?> expected) {
    await().atMost(PATIENCE).untilAsserted(() -> read().statusCode(200).body(what, expected));
    return read();
  }
}
