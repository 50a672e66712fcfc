package io.saletrail.settings.insight.conversion;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Facts on the real topics, and the responses of the API.
@QuarkusTest
@WithTestResource(TestStack.class)
class ConversionApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aConversionHasItsTimelineAndStripeEvents() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.conversion(
                "a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
            sample.attempt(
                "a", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 1)));

    until(account, "/conversions/ch_a", "timeline.size()", 2)
        .body("conversion.id", equalTo(account + ":ch_a"))
        .body("conversion.status", equalTo("APPROVED"))
        .body("conversion.amount.amountMinor", equalTo(4900))
        .body("conversion.trackdesk.state", equalTo("DELIVERED"))
        .body("timeline.title", contains("Approved", "Created in Trackdesk"))
        .body("timeline[0].detail", containsString("49.00 EUR"))
        .body("timeline[0].stripeEvents", contains("evt_a_1"))
        .body("timeline[0].fact.type", equalTo("ConversionChanged"))
        .body("timeline[1].source", equalTo("TRACKDESK"));
  }

  @Test
  void aStatusThatTrackdeskDoesNotHoldYetIsDue() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.attempt("a", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 1),
            sample.conversion(
                "a", 2, ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 2)));

    until(account, "/conversions", "items[0].trackdesk.state", "DUE")
        .body("items[0].trackdesk.status", equalTo("APPROVED"));
  }

  @Test
  void theCsvHasMajorUnitsAndTheMerchantsTime() {
    var account = newAccount();
    TestStack.operator()
        .contentType("application/json")
        .body("{\"timeZone\": \"Pacific/Auckland\"}")
        .put("/api/merchants/{a}/settings", account)
        .then()
        .statusCode(201);
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.conversion(
                "a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
            sample.conversion(
                "debit",
                1,
                ConversionStatus.REJECTED,
                LifecycleReason.PAYMENT_FAILED,
                0,
                new Money(1900, "gbp")),
            sample.notCredited("b", 1, NotCreditedReason.NO_CLICK, 1)));
    until(account, "/conversions", "items.size()", 2);
    until(account, "/payments/pi_b", "payments.size()", 1);

    // Noon in UTC is an hour past midnight of the next day in Auckland.
    var lines = csv(account, "/conversions/conversions.csv?currency=eur").lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("\uFEFFpaid_at,time_zone,amount,currency,");
    assertThat(lines.getLast())
        .startsWith("\"2026-11-21 01:00:00\",Pacific/Auckland,49.00,EUR,APPROVED,NOT_SENT,");
    assertThat(csv(account, "/conversions/conversions.csv?currency=usd").lines()).hasSize(1);
    assertThat(csv(account, "/conversions/conversions.csv?currency=gbp").lines().toList().getLast())
        .as("a failed debit was never paid")
        .startsWith(",Pacific/Auckland,19.00,GBP,REJECTED,");
    assertThat(csv(account, "/payments/not-credited.csv").lines().skip(1))
        .singleElement()
        .asString()
        .contains(",19.00,USD,NO_CLICK,");
  }

  private static String csv(String account, String path) {
    return TestStack.operator()
        .get("/api/merchants/" + account + path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Test
  void refusedAndHeldDeliveriesHaveRemedies() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.conversion(
                "a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
            sample.attempt(
                "a",
                1,
                ConversionStatus.APPROVED,
                Outcome.REFUSED,
                State.REFUSED,
                Optional.of(Refusal.OFFER_NOT_ACTIVE),
                1),
            sample.conversion(
                "b", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 2),
            sample.held("b", DeliveryHeld.Cause.TOKEN_MISSING, 3)));

    until(account, "/conversions?state=REFUSED", "items.size()", 1)
        .body("items[0].trackdesk.explanation.remedy", equalTo("Activate the offer in Trackdesk."));
    until(account, "/conversions?state=HELD", "items.size()", 1)
        .body("items[0].externalId", equalTo("ch_b"))
        .body("items[0].trackdesk.explanation.title", equalTo("No personal token"));
  }

  @Test
  void anUnknownCouponIsNotExplainedAsAMissingClick() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    var sale =
        sample.conversion("a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0);
    Topics.publish(
        List.of(
            sample.creditedTo(Credit.promotionCodes(List.of("ADA10")), sale),
            sample.attempt(
                "a",
                1,
                ConversionStatus.APPROVED,
                Outcome.REFUSED,
                State.REFUSED,
                Optional.of(Refusal.CLICK_NOT_FOUND),
                1)));

    until(account, "/conversions/ch_a", "timeline.size()", 2)
        .body("conversion.trackdesk.explanation.title", equalTo("Affiliate not found"))
        .body("timeline[1].title", equalTo("Refused by Trackdesk: affiliate not found"))
        .body("timeline[1].remedy", containsString("coupon with this code"));
    read(account, "/attention").body("groups.explanation.title", contains("Affiliate not found"));
  }

  @ParameterizedTest
  @CsvSource({"/conversions/ch_%00, id", "/checks/%0a, id", "/conversions?after=%00, after"})
  void controlCharactersInIdsAreRejected(String path, String field) {
    given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN)
        .get("/api/merchants/" + newAccount() + path)
        .then()
        .statusCode(400)
        .header("Cache-Control", equalTo("no-store"))
        .body("errors.field", contains(field));
  }

  @Test
  void longListsArePaged() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of("a", "b", "c").stream()
            .map(
                name ->
                    sample.conversion(
                        name, 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0))
            .toList());
    until(account, "/conversions", "items.size()", 3);

    read(account, "/conversions?limit=2")
        .body("items.externalId", contains("ch_c", "ch_b"))
        .body("next", equalTo(account + ":ch_b"));
    read(account, "/conversions?limit=2&after=" + account + ":ch_b")
        .body("items.externalId", contains("ch_a"))
        .body("next", nullValue());
  }

  @Test
  void conversionsOfAnotherMerchantAreNotFound() {
    var owner = newAccount();
    var stranger = newAccount();
    Topics.publish(
        List.of(
            SampleFacts.of(owner)
                .conversion(
                    "a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0)));
    until(owner, "/conversions", "items.size()", 1);

    read(stranger, "/conversions").statusCode(200).body("items", empty());
    read(stranger, "/conversions/" + owner + ":ch_a").statusCode(404);
    read(stranger, "/conversions/ch_a").statusCode(404);
    read(stranger, "/payments/ch_a").statusCode(404);
    read(stranger, "/conversions?after=" + owner + ":ch_a").body("items", empty());
  }

  @Test
  void unreadableMessagesAreSkipped() {
    var account = newAccount();
    Topics.put(Topic.CONVERSIONS_LIFECYCLE, account, "no json".getBytes(StandardCharsets.UTF_8));
    Topics.put(
        Topic.CONVERSIONS_LIFECYCLE,
        account,
        "{\"type\":\"FromTheFuture\"}".getBytes(StandardCharsets.UTF_8));
    Topics.publish(
        List.of(
            SampleFacts.of(account)
                .conversion(
                    "a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0)));

    until(account, "/conversions", "items.size()", 1);
  }

  private static ValidatableResponse until(
      String account, String path, String what, Object expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> read(account, path).statusCode(200).body(what, equalTo(expected)));
    return read(account, path);
  }

  private static ValidatableResponse read(String account, String path) {
    return operator().get("/api/merchants/" + account + path).then();
  }
}
