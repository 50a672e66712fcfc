package io.saletrail.settings.console.conversion;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ConversionPagesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String account = newAccount();
  private final String home = "/merchants/" + account;
  private Browser browser;

  @BeforeEach
  void oneSaleAndOnePaymentNotCredited() {
    var sample = SampleFacts.of(account);
    browser = Browser.signedIn();
    Topics.publish(
        List.of(
            sample.conversion(
                "sold", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
            sample.notCredited("none", 1, NotCreditedReason.NO_CLICK, 1),
            sample.attempt(
                "sold", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 2)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(page("/conversions")).contains("<span class=\"badge good\">Delivered");
              assertThat(page("/not-credited")).contains("pi_none");
            });
  }

  @Test
  void theListShowsAmountStatusAndDelivery() {
    assertThat(page("/conversions"))
        .contains("href=\"" + home + "/conversions/ch_sold\"")
        .contains("49.00 EUR")
        .contains("Approved");
    assertThat(page("/conversions?status=REFUNDED")).contains("No matches");
    assertThat(page("/conversions?status=APPROVED&state=DELIVERED")).contains("ch_sold");
  }

  @Test
  void theOverviewShowsTheMoneyAndOpensItsLines() {
    assertThat(page("/overview"))
        .contains("<b>49.00 EUR</b>")
        .contains("Last webhook")
        .contains("&amp;currency=eur&amp;item=CREDITED")
        .contains("href=\"" + home + "/overview\" aria-current=\"page\"");
  }

  @Test
  void invalidDaysAreReportedBesideTheFieldAndKept() {
    var page = browser.open(home + "/conversions?from=2026-11-22&to=2026-11-21&mode=TEST");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString())
        .contains(
            "value=\"2026-11-22\" aria-invalid=\"true\" aria-describedby=\"day-from-error\" autofocus")
        .contains("The start date must not be after the end date.")
        .contains("<option value=\"TEST\" selected>");
  }

  @Test
  void aPaymentNotCreditedShowsItsTimelineInTheSearch() {
    assertThat(page("/payments?id=cs_none"))
        .contains("Timeline")
        .contains("Not credited: no click")
        .contains("evt_none_1");
  }

  @Test
  void aConversionsPageShowsItsTimeline() {
    assertThat(page("/conversions/ch_sold"))
        .contains("The payment succeeded, or its invoice was paid outside Stripe. 49.00 EUR.")
        .contains("Created in Trackdesk")
        .contains("evt_sold_1")
        .contains(SampleFacts.CID.toString());
    assertThat(browser.open(home + "/conversions/ch_unknown").statusCode()).isEqualTo(404);
  }

  /// Finding F6: what went back, with its id, and what the merchant's option made of it.
  @Test
  void aKeptPartialRefundIsALineWithItsAmount() {
    var sample = SampleFacts.of(account);
    var kept =
        sample.conversion(
            "kept", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1);
    var after =
        sample.conversion(
            "kept", 2, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 2);
    var hold =
        sample.conversion("hold", 1, ConversionStatus.ON_HOLD, LifecycleReason.REFUNDED_IN_PART, 2);
    Topics.publish(List.of(kept, sample.reversed(1900, after), sample.reversed(900, hold)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/conversions/ch_kept"))
                    .contains("Partial refund, conversion kept")
                    .contains("Went back to the buyer: 19.00 EUR of 49.00 EUR (re_kept).")
                    .contains("Your option keeps the conversion over 49.00 EUR."));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/attention"))
                    .contains("Partial refund, on hold")
                    .contains("conversions?mode=LIVE&amp;status=ON_HOLD")
                    .contains("49.00 EUR"));
  }

  /// Finding F8: Trackdesk holds TEST, and earlier states raise no alarm.
  @Test
  void aTestIsShownAsTestAndEarlierStatesAreFolded() {
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.notCredited("tried", 0, NotCreditedReason.SESSION_MISSING, 1),
            sample.inTestMode(
                sample.conversion(
                    "tried", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 2)),
            sample.attempt(
                "tried", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 3)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/conversions/ch_tried"))
                    .contains("<span class=\"badge quiet\">TEST</span>")
                    .contains("Status sent: TEST.")
                    .contains("Superseded states")
                    .contains("Not credited: checkout missing")
                    .doesNotContain("Press Check Now"));
    assertThat(
            operator()
                .get("/api/merchants/{account}/conversions/ch_tried", account)
                .<String>path("conversion.trackdesk.status"))
        .isEqualTo("TEST");
  }

  @Test
  void aPaymentThatCannotBeDecidedShowsItUntilItIs() {
    Topics.publish(List.of(undecided("pi_sold", PaymentUndecided.State.UNDECIDED, 1)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/conversions/ch_sold"))
                    .contains("<b>Cannot be decided.</b>")
                    .contains("An error in Saletrail prevents the decision."));
    assertThat(page("/conversions")).contains("<span class=\"badge good\">Delivered");

    Topics.publish(List.of(undecided("pi_sold", PaymentUndecided.State.DECIDED, 2)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/conversions/ch_sold"))
                    .contains("Decided again")
                    .doesNotContain("<b>Cannot be decided.</b>"));
  }

  @Test
  void aPaymentThatWasNeverDecidedHasItsPage() {
    var sample = SampleFacts.of(account);
    Topics.publish(List.of(sample.notCredited("stuck", 1, NotCreditedReason.UNDECIDED, 1)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/payments?id=cs_stuck"))
                    .contains("Not credited: cannot be decided")
                    .contains("it is tried again automatically"));
  }

  private PaymentUndecided undecided(String payment, PaymentUndecided.State state, int hours) {
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofHours(hours));
    return new PaymentUndecided(
        account, payment, state, Optional.of("IllegalStateException"), now, now);
  }

  @Test
  void aPaymentNotCreditedHasItsReasonAndRemedy() {
    assertThat(page("/not-credited"))
        .contains("No click")
        .contains("put the payment-link snippet on the page")
        .doesNotContain("pi_sold");
  }

  @Test
  void anyStripeIdCanBeSearched() {
    assertThat(page("/payments?id=cs_sold")).contains("Conversion created").contains("ch_sold");
    assertThat(page("/payments?id=cs_none")).contains("No click").contains("19.00 USD");
    assertThat(page("/payments?id=" + SampleFacts.CID)).contains("ch_sold");
    assertThat(page("/payments?id=cs_unknown")).contains("cs_unknown not found");
    assertThat(browser.open(home + "/payments?id=<script>").asString())
        .contains("Enter a Stripe ID such as")
        .contains("&lt;script&gt;")
        .doesNotContain("<script>");
  }

  private String page(String path) {
    var page = browser.open(home + path);
    assertThat(page.statusCode()).isEqualTo(200);
    return page.asString();
  }
}
