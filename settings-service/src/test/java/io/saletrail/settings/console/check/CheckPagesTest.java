package io.saletrail.settings.console.check;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class CheckPagesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant FIRST = Instant.now().minus(Duration.ofDays(2));
  private static final int HOURLY = 25;

  private final String account = newAccount();
  private final String page = "/merchants/" + account + "/checks";
  private Browser browser;

  @BeforeEach
  void aDayOfHourlyChecks() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    Topics.publish(IntStream.range(0, HOURLY).mapToObj(this::hourly).toList());
    browser = Browser.signedIn();
  }

  @Test
  void hourlyChecksAreListedTheLatestFirstAPageAtATime() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(browser.open(page).asString()).contains("124 Stripe objects read"));

    var first = browser.open(page).asString();
    assertThat(first).contains("105 Stripe objects read").doesNotContain("104 Stripe objects read");
    assertThat(first).contains("data-live=\"" + page + "/live?limit=20\"");

    var after = first.replaceAll("(?s).*href=\"\\?after=([^\"]+)\".*", "$1");
    var second = browser.open(page + "?after=" + after).asString();
    assertThat(second)
        .contains("104 Stripe objects read", "100 Stripe objects read")
        .doesNotContain("105 Stripe objects read", "?after=");
    assertThat(second).doesNotContain("data-live=\"" + page);
  }

  @Test
  void checkNowRedirectsBackToThePage() {
    browser.open(page);

    var answer = browser.send(page, Map.of("page", "checks"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo(page);
    assertThat(browser.open(page).asString()).contains("Connecting to Stripe…");
  }

  @Test
  void anInvalidLengthIsRejected() {
    assertThat(browser.open(page + "/live?limit=all").statusCode()).isEqualTo(400);
  }

  private PollCompleted hourly(int number) {
    var at = FIRST.plus(HOUR.multipliedBy(number));
    return new PollCompleted(
        "poll_" + account + number,
        account,
        Trigger.HOURLY,
        at.minus(HOUR),
        at,
        100 + number,
        0,
        at,
        Optional.of(List.of()));
  }
}
