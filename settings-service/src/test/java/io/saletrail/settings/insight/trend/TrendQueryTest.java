package io.saletrail.settings.insight.trend;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Facts on the real topics, and the resulting head of the conversions page.
@QuarkusTest
@WithTestResource(TestStack.class)
class TrendQueryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void salesOfTheLastDaysAreSummedByStatusWithoutTests() {
    var account = newAccount();
    var sample = SampleFacts.of(account);
    var now = Instant.now();
    Topics.publish(
        List.of(
            sample.paidAt(now, sale(sample, "a")),
            sample.paidAt(now, sale(sample, "b")),
            sample.inTestMode(sample.paidAt(now, sale(sample, "c"))),
            sample.paidAt(now.minus(Duration.ofDays(60)), sale(sample, "d")),
            sample.attempt(
                "a", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 1)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page(account, ""))
                    .contains(
                        "2 sales through affiliates in the last 30 days: 1 delivered,"
                            + " 1 queued.")
                    .contains("49.00 EUR approved in the last 30 days.")
                    .doesNotContain("style="));
    assertThat(page(account, "?days=90"))
        .contains("3 sales through affiliates in the last 90 days");
    assertThat(page(account, "?status=REFUNDED")).doesNotContain("through affiliates in the last");
  }

  @Test
  void aMerchantWithoutSalesGetsAnEmptyChart() {
    assertThat(page(newAccount(), ""))
        .contains("No sales through affiliates in the last 30 days.")
        .doesNotContain("<figure>");
  }

  @Test
  void onlyOfferedRangesAreAccepted() {
    var answer = Browser.signedIn().open("/merchants/" + newAccount() + "/conversions?days=9999");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  private static ConversionChanged sale(SampleFacts sample, String name) {
    return sample.conversion(
        name, 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0);
  }

  private static String page(String account, String query) {
    return Browser.signedIn().open("/merchants/" + account + "/conversions" + query).asString();
  }
}
