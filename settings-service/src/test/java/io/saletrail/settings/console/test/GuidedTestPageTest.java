package io.saletrail.settings.console.test;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class GuidedTestPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String account = newAccount();
  private final String home = "/merchants/" + account + "/test";
  private Browser browser;

  @BeforeEach
  void signIn() {
    browser = Browser.signedIn();
  }

  @Test
  void aNewMerchantIsAskedToSaveTheSettingsFirst() {
    assertThat(browser.open(home).asString())
        .contains("Save your Tenant ID and personal token")
        .doesNotContain("Start test");
    assertThat(browser.send(home + "/start", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aTestSaleIsFollowedUntilItIsInTrackdesk() {
    begun();
    browser.send(home + "/mode", Map.of("deliver", "true"));
    operator()
        .get("/api/merchants/{account}/settings", account)
        .then()
        .body("options.testMode", equalTo("DELIVER_AS_TEST"))
        .body("personalTokenSaved", equalTo(true));
    assertThat(browser.open(home).asString())
        .contains("4242 4242 4242 4242")
        .contains("http-equiv=\"refresh\"")
        .contains("data-watch");

    var facts = now();
    Topics.publish(List.of(test(facts)));
    until("19.00 EUR, credited to the click " + SampleFacts.CID);
    Topics.publish(
        List.of(
            facts.attempt(
                "1", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 0)));

    until("Test passed.");
    assertThat(browser.open(home).asString())
        .contains(account + "/conversions/ch_1")
        .doesNotContain("data-watch");
    browser.send(home + "/mode", Map.of("deliver", "false"));
    assertThat(browser.open(home).asString())
        .contains("Test passed.")
        .contains("Test payments are ignored again.");
  }

  @Test
  void aTestPaymentWithoutAClickShowsReasonAndRemedy() {
    begun();

    Topics.publish(List.of(now().notCredited("test_1", 1, NotCreditedReason.NO_CLICK, 0)));

    until("carries no Trackdesk click ID");
    assertThat(browser.open(home + "/live").asString())
        .contains("and pay again")
        .contains("put the payment-link snippet on the page")
        .doesNotContain("<html");
  }

  @Test
  void aRefusedConversionShowsReasonAndRemedy() {
    begun();
    var facts = now();

    Topics.publish(
        List.of(
            test(facts),
            facts.attempt(
                "1",
                1,
                ConversionStatus.APPROVED,
                Outcome.REFUSED,
                State.REFUSED,
                Optional.of(Refusal.CLICK_NOT_FOUND),
                0)));

    until("Trackdesk has no click with this ID.");
    assertThat(browser.open(home).asString())
        .contains("Check that the Tenant ID is the one of the click snippet.");
  }

  @Test
  void earlierAndLivePaymentsDoNotCount() {
    begun();
    var before = new SampleFacts(account, Instant.now().minus(1, ChronoUnit.HOURS));
    Topics.publish(
        List.of(
            test(before),
            now()
                .conversion(
                    "live", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0)));
    Topics.publish(List.of(now().notCredited("test_2", 1, NotCreditedReason.ZERO_AMOUNT, 0)));

    until("The commissionable amount is zero");

    assertThat(browser.open(home).asString()).doesNotContain("ch_1").doesNotContain("ch_live");
  }

  @Test
  void anInvalidPageUrlIsReportedAndKept() {
    begun();

    var answer = browser.send(home + "/page", Map.of("address", "no address"));

    assertThat(answer.header("Location")).isEqualTo(home + "#address");
    assertThat(browser.open(home).asString())
        .contains("Enter the URL of a web page")
        .contains("value=\"no address\"");
  }

  @Test
  void theTokenStatusIsOnTheTestTheSettingsPageAndInTheApi() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    assertThat(browser.open("/merchants/" + account).asString())
        .contains("Checking with Trackdesk…")
        .contains("http-equiv=\"refresh\"");

    published(TokenChecked.Outcome.TOKEN_REJECTED);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.open("/merchants/" + account + "/token/live").asString())
                    .contains("Token rejected")
                    .contains("create a token"));
    assertThat(browser.open("/merchants/" + account).asString())
        .contains("Token rejected")
        .doesNotContain("Trackdesk token rejected.");
    assertThat(browser.open("/merchants/" + account + "/conversions").asString())
        .contains("Trackdesk token rejected.");
    assertThat(browser.open(home).asString()).contains("Token rejected");
    operator()
        .get("/api/merchants/{account}/settings", account)
        .then()
        .body("token.state", equalTo("REJECTED"));
    operator()
        .get("/api/merchants/{account}/health", account)
        .then()
        .body("token.state", equalTo("REJECTED"))
        .body("problems[0].problem", equalTo("TOKEN_REJECTED"));
  }

  @Test
  void anUnknownTenantIsAProblemOnEveryPage() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    published(TokenChecked.Outcome.TENANT_UNKNOWN);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.open("/merchants/" + account + "/conversions").asString())
                    .contains("Trackdesk tenant not found"));
  }

  private void begun() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    published(TokenChecked.Outcome.ACCEPTED);
    browser.open(home);
    var answer = browser.send(home + "/start", Map.of());
    assertThat(answer.header("Location")).isEqualTo(home + "#steps");
    until("Token valid");
  }

  private void published(TokenChecked.Outcome outcome) {
    Topics.publish(
        List.of(
            new TokenChecked(
                account,
                "acme",
                1,
                1,
                outcome,
                Optional.of(400),
                Optional.empty(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS))));
  }

  private SampleFacts now() {
    return new SampleFacts(account, Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private static ConversionChanged test(SampleFacts facts) {
    var live =
        facts.conversion(
            "1",
            1,
            ConversionStatus.APPROVED,
            LifecycleReason.PAYMENT_SUCCEEDED,
            0,
            new Money(1900, "eur"));
    return new ConversionChanged(
        live.conversion(),
        live.account(),
        live.payment(),
        live.revision(),
        live.kind(),
        live.status(),
        live.reason(),
        live.credit(),
        live.externalId(),
        live.conversionType(),
        live.amount(),
        live.paid(),
        live.reversed(),
        ConversionChanged.Delivery.TEST,
        live.paidAt(),
        live.stripe(),
        live.stripeEvents(),
        live.decidedAt());
  }

  private void until(String words) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(browser.open(home + "/live").asString()).contains(words));
  }
}
