package io.saletrail.settings.console.check;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.poll.ReadAllowanceObserved;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ReadsLineTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");

  private final String account = newAccount();

  @Test
  void theMerchantSeesHowMuchOfTheirAccountIsRead() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    Topics.publish(List.of(read(1_240, NOW)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page())
                    .contains("1,240 of 10,000 Stripe reads used in the last 30 days.")
                    .doesNotContain("The read allowance is used up"));
  }

  @Test
  void theLatestReportCountsInAnyOrder() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    Topics.publish(List.of(read(10_000, NOW), read(9_999, NOW.minusSeconds(3_600))));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page())
                    .contains("10,000 of 10,000 Stripe reads used in the last 30 days.")
                    .contains("The read allowance is used up"));
  }

  @Test
  void objectsThatWereReadAreNoCheck() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    Topics.publish(List.of(read(5, NOW)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(page()).contains("5 of 10,000 Stripe reads"));
    var checks =
        operator()
            .get("/api/merchants/{account}/checks", account)
            .then()
            .extract()
            .<List<?>>path("items");
    assertThat(checks).isEmpty();
  }

  private ReadAllowanceObserved read(long reads, Instant at) {
    return new ReadAllowanceObserved(UUID.randomUUID().toString(), account, reads, 10_000, at);
  }

  private String page() {
    return Browser.signedIn().open("/merchants/" + account).asString();
  }
}
