package io.saletrail.settings.insight.conversion;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Finds payments by id, and conversions by their properties.
@QuarkusTest
@WithTestResource(TestStack.class)
class ConversionSearchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void anyStripeIdFindsThePaymentAndItsReason() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.conversion(
                "a", 1, ConversionStatus.REFUNDED, LifecycleReason.REFUNDED_IN_FULL, 0),
            sample.notCredited("b", 1, NotCreditedReason.NO_CLICK, 1)));

    for (var id : List.of("cs_a", "pi_a", "ch_a", "in_a", "sub_a", "re_a", "dp_a", "evt_a_1")) {
      until(account, "/payments/" + id, "payments.size()", 1)
          .body("payments[0].outcome", equalTo("CONVERSION"))
          .body("payments[0].conversions.externalId", contains("ch_a"));
    }
    until(account, "/payments/cs_b", "payments.size()", 1)
        .body("payments[0].outcome", equalTo("NOT_CREDITED"))
        .body("payments[0].reason", equalTo("NO_CLICK"))
        .body("payments[0].explanation.remedy", containsString("payment-link snippet"))
        .body("payments[0].conversions", empty());
    read(account, "/payments/cs_unknown")
        .statusCode(404)
        .body("detail", containsString("Check Now"));
  }

  @Test
  void aClickIdFindsItsPayments() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.conversion(
                "a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
            sample.conversion(
                "b", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1)));

    until(account, "/payments/" + SampleFacts.CID, "payments.size()", 2)
        .body("payments.payment", containsInAnyOrder("pi_a", "pi_b"));
  }

  @Test
  void conversionsAreFilteredByModeAndDaysOfPayment() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    var live =
        sample.conversion("a", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0);
    var test =
        sample.conversion("b", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0);
    var later =
        sample.conversion("c", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0);
    Topics.publish(
        List.of(
            live,
            sample.inTestMode(test),
            sample.paidAt(sample.start().plus(Duration.ofDays(2)), later)));
    until(account, "/conversions", "items.size()", 3);

    read(account, "/conversions?mode=TEST").body("items.externalId", contains("ch_b"));
    read(account, "/conversions?from=2026-11-21").body("items.externalId", contains("ch_c"));
    read(account, "/conversions?from=2026-11-20&to=2026-11-20&mode=LIVE")
        .body("items.externalId", contains("ch_a"));
  }

  @ParameterizedTest
  @CsvSource({
    "/conversions?status=PAID, status",
    "/conversions?state=LOST, state",
    "/conversions?mode=PRETEND, mode",
    "/conversions?from=yesterday, from",
    "/conversions?from=2026-11-22&to=2026-11-21, from",
    "/conversions?limit=x, limit",
    "/conversions?limit=201, limit",
    "/payments/nonsense, stripeId",
    "/payments/cus_1, stripeId",
    "/payments/' or 1=1, stripeId"
  })
  void invalidFiltersAreNamed(String path, String field) {
    read(newAccount(), path)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains(field));
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
