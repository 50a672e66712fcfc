package io.saletrail.settings.console.redrive;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class RedrivePagesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String account = newAccount();
  private final String home = "/merchants/" + account;
  private Browser browser;

  @BeforeEach
  void aRefusedSaleAndOneInShadow() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var facts = SampleFacts.of(account);
    Topics.publish(
        List.of(
            facts.conversion(
                "no", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1),
            facts.conversion(
                "dark", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1),
            facts.attempt(
                "no",
                1,
                ConversionStatus.APPROVED,
                DeliveryAttempted.Outcome.REFUSED,
                DeliveryAttempted.State.REFUSED,
                Optional.of(Refusal.OFFER_NOT_ACTIVE),
                2),
            facts.held("dark", DeliveryHeld.Cause.SHADOW, 2)));
    browser = Browser.signedIn();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/attention"))
                    .contains("Offer not active")
                    .contains("Decided and recorded, but not sent"));
  }

  /// A count opens to exactly the conversions that it counts.
  @Test
  void eachReasonOpensToItsConversions() {
    var refused =
        home + "/conversions?progress=NEEDS_ATTENTION&state=REFUSED&currency=eur&mode=LIVE";
    assertThat(browser.open(home + "/attention").asString())
        .contains(refused.replace("&", "&amp;") + "&amp;cause=OFFER_NOT_ACTIVE");

    assertThat(browser.open(refused + "&cause=OFFER_NOT_ACTIVE").asString())
        .contains("ch_no")
        .doesNotContain("ch_dark");
    assertThat(browser.open(refused + "&cause=CLICK_NOT_FOUND").asString()).contains("No matches");
    assertThat(browser.open(home + "/conversions?cause=<b>").statusCode()).isEqualTo(400);
  }

  @Test
  void aDryRunPrecedesReSending() {
    assertThat(page("/attention")).contains("1 conversion").contains("Activate the offer");

    var dry = send(Map.of("reason", "OFFER_NOT_ACTIVE"));
    assertThat(page(dry)).contains("data-watch").contains("Calculating");
    var request = requested(1).getFirst();
    assertThat(request.dryRun()).isTrue();
    answer(request);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page(dry + "/live"))
                    .contains("1 conversion would be sent")
                    .contains("49.00 EUR")
                    .contains("Re-send 1 conversion")
                    .doesNotContain("data-watch"));

    var real =
        send(
            Map.of(
                "reason",
                "OFFER_NOT_ACTIVE",
                "until",
                request.requestedAt().toString(),
                "dryRun",
                "false"));
    var second = requested(2).getLast();
    assertThat(second.dryRun()).isFalse();
    assertThat(second.until()).contains(request.requestedAt());
    answer(second);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(page(real)).contains("1 conversion queued"));
  }

  @Test
  void theDryRunsButtonExcludesLaterDeliveries() {
    var dry = send(Map.of("since", "2026-11-01"));
    var request = requested(1).getFirst();
    answer(request);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page(dry))
                    .contains("name=\"until\" value=\"" + request.requestedAt() + "\"")
                    .contains("name=\"dryRun\" value=\"false\""));
  }

  @Test
  void aTimelineThatNeedsAttentionHasItsButtonAndAllEntries() {
    assertThat(page("/conversions/ch_no"))
        .contains("Re-send")
        .contains("Call 1, HTTP 503, 41 ms")
        .contains("<q>not today</q>")
        .containsOnlyOnce("Refused by Trackdesk")
        .contains("evt_no_1");

    send(Map.of("conversion", "ch_no"));

    assertThat(requested(1).getFirst().conversion()).contains(account + ":ch_no");
  }

  @Test
  void salesOfAnotherTenantAreSentOrDeclined() {
    var facts = SampleFacts.of(account);
    Topics.publish(
        List.of(
            facts.conversion(
                "moved", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1),
            facts.held("moved", DeliveryHeld.Cause.TENANT_CHANGED, 2)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(page("/attention"))
                    .contains("Other Trackdesk tenant")
                    .contains("name=\"reason\" value=\"TENANT_CHANGED\"")
                    .contains("name=\"action\" value=\"DECLINE\""));
    assertThat(page("/conversions/ch_moved")).contains("Re-send").contains("Don't send");

    send(Map.of("reason", "TENANT_CHANGED", "action", "DECLINE"));
    var request = requested(1).getFirst();
    assertThat(request.action()).contains(RedriveRequested.Action.DECLINE);

    Topics.publish(List.of(facts.held("moved", DeliveryHeld.Cause.DECLINED, 3)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(page("/attention")).doesNotContain("Other Trackdesk tenant"));
    assertThat(page("/conversions/ch_moved")).contains("You decided not to send this sale");
  }

  @Test
  void anEmptySelectionIsAPlainError() {
    browser.open(home + "/attention");

    var answer = browser.send(home + "/redrives", Map.of());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString()).contains("Enter a start date.");
  }

  @Test
  void shadowModeIsComparedWithAnExport() {
    assertThat(page("/shadow")).contains("ch_dark").contains("49.00 EUR");

    var compared =
        browser.send(
            home + "/shadow/comparison",
            Map.of("export", "externalId,amount\nch_dark,48.00\nch_<b>,1\n"));

    assertThat(compared.statusCode()).isEqualTo(200);
    assertThat(compared.asString())
        .contains("0 matching, 1 different, 0 only in Saletrail, 1 only in Trackdesk")
        .contains("ch_&lt;b&gt;")
        .doesNotContain("<b>,");
    var bad = browser.send(home + "/shadow/comparison", Map.of("export", "hello"));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.asString()).contains("Name one externalId");
  }

  @Test
  void aWholeExportFitsIntoTheForm() {
    browser.open(home + "/shadow");
    var export = "externalId\n" + "ch_0123456789\n".repeat(20_000);

    var compared = browser.send(home + "/shadow/comparison", Map.of("export", export));

    assertThat(compared.statusCode()).isEqualTo(200);
    assertThat(compared.asString()).contains("20000 only in Trackdesk");
  }

  private String send(Map<String, String> fields) {
    var answer = browser.send(home + "/redrives", fields);
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.header("Location").substring(home.length());
  }

  private List<RedriveRequested> requested(int count) {
    return Topics.read(
            Topic.TRACKDESK_REDRIVES,
            RedriveFact.class,
            account,
            facts -> requests(facts).size() >= count)
        .stream()
        .filter(RedriveRequested.class::isInstance)
        .map(RedriveRequested.class::cast)
        .toList();
  }

  private static List<RedriveFact> requests(List<RedriveFact> facts) {
    return facts.stream().filter(RedriveRequested.class::isInstance).toList();
  }

  private void answer(RedriveRequested request) {
    var amount = new Money(4900, "eur");
    var create = Optional.of(DeliveryAttempted.Call.CREATE);
    Topics.publish(
        List.of(
            new RedriveCompleted(
                request.redrive(),
                account,
                request.dryRun(),
                Optional.empty(),
                1,
                0,
                List.of(
                    new RedriveCompleted.Sum(
                        RedriveReason.OFFER_NOT_ACTIVE, create, Optional.empty(), 1, amount)),
                List.of(
                    new RedriveCompleted.Line(
                        account + ":ch_no",
                        RedriveReason.OFFER_NOT_ACTIVE,
                        create,
                        ConversionStatus.APPROVED,
                        "sale",
                        amount,
                        Optional.empty())),
                Optional.empty(),
                request.requestedAt().plusMillis(300))));
  }

  private String page(String path) {
    var page = browser.open(home + path);
    assertThat(page.statusCode()).isEqualTo(200);
    return page.asString();
  }
}
