package io.saletrail.settings.console.backfill;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Conversions;
import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillAssessed.Skipped;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class BackfillPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aRangeIsPreviewedAndThenImported() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var browser = Browser.signedIn();
    var home = "/merchants/" + account + "/backfill";
    assertThat(browser.open(home).asString()).contains("No backfill yet");

    var asked = browser.send(home, Map.of("from", "2026-01-01", "to", "2026-03-31"));

    assertThat(asked.statusCode()).isEqualTo(303);
    assertThat(browser.open(home).asString()).contains("Connecting to Stripe").contains("Pause");
    var dryRun = requested(account, 1).getFirst();
    assertThat(dryRun.dryRun()).isTrue();
    Topics.publish(List.of(assessed(dryRun.backfill(), account)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.open(home + "/live").asString())
                    .contains("Would create", "212", "4,028.80 EUR")
                    .contains("731 payments not credited", "No click")
                    .contains("18 conversions already up to date")
                    .contains("Start backfill"));

    browser.send(home, Map.of("from", "2026-01-01", "to", "2026-03-31", "real", "yes"));

    var real = requested(account, 2).getLast();
    assertThat(real.dryRun()).isFalse();
    Topics.publish(
        List.of(
            new BackfillReadCompleted(real.backfill(), account, false, 2310, 2290, Instant.now())));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(browser.open(home).asString())
                    .contains("Today&#39;s sales are sent to Trackdesk first"));
  }

  @Test
  void aPausedBackfillResumesOnRequest() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var browser = Browser.signedIn();
    var home = "/merchants/" + account + "/backfill";
    browser.open(home);
    browser.send(home, Map.of("from", "2026-01-01", "to", "2026-01-31"));
    var id = requested(account, 1).getFirst().backfill();

    browser.send(home + "/" + id + "/pause", Map.of());
    assertThat(browser.open(home).asString()).contains("Paused").contains("Resume");
    browser.send(home + "/" + id + "/resume", Map.of());
    assertThat(browser.open(home).asString()).doesNotContain("Resume");
    browser.send(home + "/" + id + "/cancel", Map.of());

    assertThat(browser.open(home).asString()).contains("Cancelled");
  }

  @Test
  void errorsInTheDaysAreShownBesideThem() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var browser = Browser.signedIn();
    var home = "/merchants/" + account + "/backfill";
    browser.open(home);

    var page = browser.send(home, Map.of("from", "2026-03-01", "to", "2026-01-01"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString())
        .contains("id=\"day-from-error\">The start date must not be after the end date.")
        .contains("value=\"2026-03-01\"");
    operator().get("/api/merchants/{a}/backfills/none", account).then().statusCode(404);
  }

  private static List<BackfillRequested> requested(String account, int count) {
    return Topics.read(
            Topic.STRIPE_BACKFILLS,
            BackfillFact.class,
            account,
            facts -> facts.stream().filter(BackfillRequested.class::isInstance).count() >= count)
        .stream()
        .filter(BackfillRequested.class::isInstance)
        .map(BackfillRequested.class::cast)
        .toList();
  }

  private static BackfillAssessed assessed(String id, String account) {
    return new BackfillAssessed(
        id,
        account,
        Outcome.COMPLETE,
        List.of(new Conversions(ConversionStatus.APPROVED, 212, new Money(402_880, "eur"))),
        List.of(),
        List.of(new Skipped(NotCreditedReason.NO_CLICK, 731)),
        18,
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }
}
