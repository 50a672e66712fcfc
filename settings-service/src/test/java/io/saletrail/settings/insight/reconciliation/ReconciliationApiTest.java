package io.saletrail.settings.insight.reconciliation;

import static io.saletrail.contracts.delivery.DeliveryAttempted.Outcome.ACCEPTED;
import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryAttempted.Outcome;
import io.saletrail.contracts.delivery.DeliveryAttempted.State;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import io.saletrail.settings.insight.export.ExportSlots;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.paging.SliceRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Facts on the real topics, and the resulting reconciliation.
@QuarkusTest
@WithTestResource(TestStack.class)
class ReconciliationApiTest {
  private static final String YEAR = "?from=2026-01-01&to=2026-12-31";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String account = newAccount();

  @Inject ReconciliationQuery query;
  @Inject ExportSlots slots;

  @Test
  void everySaleIsInTheBalanceAndEveryDifferenceHasAReason() {
    oneDeliveredOneRefusedOneNotCredited();

    operator()
        .get("/api/merchants/" + account + "/reconciliation?from=2026-01-01&to=2026-12-31")
        .then()
        .statusCode(200)
        .body("balances.currency", contains("eur", "usd"))
        .body("balances[0].paid.count", equalTo(2))
        .body("balances[1].notCredited.count", equalTo(1))
        .body("balances[0].credited.amountMinor", equalTo(9800))
        .body("balances[0].delivered.amountMinor", equalTo(4900))
        .body("balances[0].needsAttention.count", equalTo(1))
        .body("differences.kind", contains("NOT_CREDITED", "NEEDS_ATTENTION"))
        .body("differences.reason", contains("NO_CLICK", "REFUSED:OFFER_NOT_ACTIVE"))
        .body("more", equalTo(false));
  }

  @Test
  void aMissingConversionIsADifferenceUntilTheReportShowsIt() {
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.readBack("read", DeliveryReadBack.Result.MISSING, 3),
            grown(sample, "read", 1, new Money(2000, "eur")),
            sample.attempt("read", 1, ConversionStatus.APPROVED, ACCEPTED, State.DELIVERED, 1)));
    var home = "/api/merchants/" + account;
    var days = "/reconciliation?from=2026-01-01&to=2026-12-31";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                operator()
                    .get(home + "/conversions/ch_read")
                    .then()
                    .body("conversion.trackdesk.state", equalTo("MISSING")));
    operator()
        .get(home + days)
        .then()
        .body("differences.reason", contains("MISSING"))
        .body("balances[0].needsAttention.count", equalTo(1));

    Topics.publish(List.of(sample.readBack("read", DeliveryReadBack.Result.CONFIRMED, 4)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                operator()
                    .get(home + days)
                    .then()
                    .body("balances[0].delivered.count", equalTo(1))
                    .body("balances[0].confirmed.count", equalTo(1)));
  }

  @Test
  void differencesAreAvailableAsCsv() {
    oneDeliveredOneRefusedOneNotCredited();

    var csv =
        operator()
            .get(
                "/api/merchants/"
                    + account
                    + "/reconciliation/differences.csv"
                    + "?from=2026-01-01&to=2026-12-31")
            .then()
            .statusCode(200)
            .contentType("text/csv")
            .extract()
            .asString();

    assertThat(csv.lines().toList())
        .hasSize(3)
        .first()
        .isEqualTo(
            "\uFEFFkind,payment,conversion,amount,currency,paid_at,time_zone,reason,explanation,remedy");
    assertThat(csv.lines().skip(1))
        .anyMatch(line -> line.startsWith("NEEDS_ATTENTION,pi_refused,ch_refused,49.00,EUR,"));
  }

  @Test
  void aPageOfDifferencesFollowsTheLastOneWhateverTiesThereAre() {
    oneDeliveredOneRefusedOneNotCredited();
    var year =
        Period.of("2026-01-01", "2026-12-31", ZonedDateTime.parse("2026-12-31T12:00:00Z[UTC]"));

    var paged = new ArrayList<Difference>();
    while (paged.addAll(query.differences(account, year, last(paged), 1))) {}

    assertThat(paged).hasSize(2).isEqualTo(query.differences(account, year, Optional.empty(), 10));
  }

  private static Optional<Difference> last(List<Difference> differences) {
    return differences.isEmpty() ? Optional.empty() : Optional.of(differences.getLast());
  }

  @Test
  void downloadsOfAMerchantFollowEachOther() {
    oneDeliveredOneRefusedOneNotCredited();
    var path = "/api/merchants/" + account + "/reconciliation/differences.csv";

    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var downloads =
          slots.run(
              account,
              () ->
                  IntStream.range(0, 4)
                      .mapToObj(n -> readers.submit(() -> operator().get(path).statusCode()))
                      .toList());

      assertThat(downloads).allSatisfy(status -> assertThat(status.get()).isEqualTo(200));
    }
  }

  /// Finding F1: the status of a refused or held call is not what Trackdesk holds.
  @Test
  void approvedAtTrackdeskIsWhatTrackdeskAcceptedLast() {
    var sample = SampleFacts.of(account);
    var approved = ConversionStatus.APPROVED;
    Topics.publish(
        List.of(
            sold(sample, "approved"),
            sample.attempt("approved", 1, approved, ACCEPTED, State.DELIVERED, 1),
            sold(sample, "refunded"),
            sample.attempt("refunded", 1, approved, ACCEPTED, State.DELIVERED, 1),
            refunded(sample, "refunded", 2, new Money(4900, "eur")),
            sample.attempt("refunded", 2, ConversionStatus.REFUNDED, ACCEPTED, State.DELIVERED, 2),
            sold(sample, "refused"),
            refused(sample, "refused"),
            sold(sample, "waits"),
            sample.attempt("waits", 1, approved, ACCEPTED, State.DELIVERED, 1),
            refunded(sample, "waits", 2, new Money(4900, "eur")),
            sample.held("waits", DeliveryHeld.Cause.TOKEN_REJECTED, 2),
            sold(sample, "declined"),
            sample.held("declined", DeliveryHeld.Cause.DECLINED, 1)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                year()
                    .body("balances[0].conversions.count", equalTo(5))
                    .body("balances[0].approvedAtTrackdesk.count", equalTo(2))
                    .body("balances[0].approvedAtTrackdesk.amountMinor", equalTo(9800))
                    .body("balances[0].delivered.count", equalTo(2))
                    .body("balances[0].needsAttention.count", equalTo(2))
                    .body("balances[0].declined.count", equalTo(1))
                    .body("balances[0].reversed.amountMinor", equalTo(9800))
                    .body("differences.externalId", containsInAnyOrder("ch_refused", "ch_waits")));
    var home = "/api/merchants/" + account + "/conversions/";
    operator()
        .get(home + "ch_refused")
        .then()
        .body("conversion.trackdesk.state", equalTo("REFUSED"))
        .body("conversion.trackdesk.status", nullValue());
    operator()
        .get(home + "ch_waits")
        .then()
        .body("conversion.trackdesk.state", equalTo("HELD"))
        .body("conversion.trackdesk.status", equalTo("APPROVED"));
  }

  /// Finding F4: a debit that has not settled, or failed, is neither paid nor reversed.
  @Test
  void whatIsNotPaidIsNotPaidAtStripe() {
    var sample = SampleFacts.of(account);
    var amount = new Money(100_000, "eur");
    Topics.publish(
        List.of(
            sold(sample, "paid"),
            sample.conversion(
                "pending",
                1,
                ConversionStatus.PENDING,
                LifecycleReason.PAYMENT_PROCESSING,
                0,
                amount),
            sample.conversion(
                "failed", 1, ConversionStatus.REJECTED, LifecycleReason.PAYMENT_FAILED, 0, amount),
            sample.notCredited("waits", 1, NotCreditedReason.NOT_PAID_YET, 0),
            sample.notCredited("direct", 1, NotCreditedReason.NO_CLICK, 0)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                year()
                    .body("balances[0].paid.amountMinor", equalTo(4900))
                    .body("balances[0].reversed.count", equalTo(0))
                    .body("balances[0].notPaid.amountMinor", equalTo(200_000))
                    .body("balances[1].paid.count", equalTo(1))
                    .body("balances[1].notCredited.count", equalTo(1))
                    .body("balances[1].notPaid.count", equalTo(1)));
  }

  /// Random histories in any order of arrival: the sums of the API and the page are those of the
  /// books, and each is the sum of its lines.
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everySumIsTheSumOfItsLinesAndOfTheBooks(long seed) {
    var first = Instant.parse("2026-01-01T00:00:00Z");
    var histories = new SaleHistories(account, seed, first, Duration.ofDays(364)).add(60);
    var facts = new ArrayList<>(histories.facts);
    Collections.shuffle(facts, new Random(seed));
    Topics.publish(facts);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(sums(balances())).isEqualTo(books(histories.books)));
    for (var balance : balances()) {
      for (var item : BalanceItem.values()) {
        var expected =
            histories.books.stream()
                .filter(entry -> entry.item() == item)
                .filter(entry -> entry.currency().equals(balance.currency()))
                .map(SaleHistories.Entry::id)
                .toList();
        var lines = lines(item, balance.currency());
        assertThat(lines.stream().map(line -> line.externalId().orElse(line.payment())))
            .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lines.stream().mapToLong(ReconciliationLine::amountMinor).sum())
            .isEqualTo(balance.sum(item).amountMinor());
      }
    }
    var page =
        Browser.signedIn().open("/merchants/" + account + "/reconciliation" + YEAR).asString();
    for (var balance : balances()) {
      assertThat(page)
          .contains(Amounts.text(new Money(balance.paid().amountMinor(), balance.currency())));
      assertThat(page)
          .contains(
              ("/merchants/%s/reconciliation/lines?from=2026-01-01&amp;to=2026-12-31"
                      + "&amp;currency=%s&amp;item=PAID\"")
                  .formatted(account, balance.currency()));
    }
  }

  @Test
  void aSumOpensToItsLines() {
    oneDeliveredOneRefusedOneNotCredited();

    var lines =
        Browser.signedIn()
            .open(
                "/merchants/"
                    + account
                    + "/reconciliation/lines"
                    + YEAR
                    + "&currency=eur&item=NEEDS_ATTENTION")
            .then()
            .statusCode(200)
            .extract()
            .asString();

    assertThat(lines).contains("1 Jan 2026 – 31 Dec 2026, UTC", "1 line, 49.00 EUR", "ch_refused");
    assertThat(lines).doesNotContain("ch_sold");
    operator()
        .get("/api/merchants/" + account + "/reconciliation/lines" + YEAR + "&item=ALL")
        .then()
        .statusCode(400)
        .body("errors.field", contains("item"));
  }

  private List<ReconciliationLine> lines(BalanceItem item, String currency) {
    var lines = new ArrayList<ReconciliationLine>();
    var after = Optional.<String>empty();
    do {
      var slice = query.lines(account, year2026(), item, currency, new SliceRequest(7, after));
      lines.addAll(slice.items());
      after = slice.next();
    } while (after.isPresent());
    return lines;
  }

  private List<Balance> balances() {
    return query.reconcile(account, year2026(), 1).balances();
  }

  private static Period year2026() {
    return Period.of("2026-01-01", "2026-12-31", ZonedDateTime.parse("2026-12-31T12:00:00Z[UTC]"));
  }

  private static Map<String, Sum> sums(List<Balance> balances) {
    var sums = new TreeMap<String, Sum>();
    for (var balance : balances) {
      for (var item : BalanceItem.values()) {
        if (balance.sum(item).count() > 0) {
          sums.put(balance.currency() + " " + item, balance.sum(item));
        }
      }
    }
    return sums;
  }

  private static Map<String, Sum> books(List<SaleHistories.Entry> entries) {
    var sums = new TreeMap<String, Sum>();
    for (var entry : entries) {
      sums.merge(
          entry.currency() + " " + entry.item(),
          new Sum(1, entry.amountMinor()),
          (a, b) -> new Sum(a.count() + b.count(), a.amountMinor() + b.amountMinor()));
    }
    return sums;
  }

  private ValidatableResponse year() {
    return operator().get("/api/merchants/" + account + "/reconciliation" + YEAR).then();
  }

  private static ConversionChanged sold(SampleFacts sample, String name) {
    return grown(sample, name, 1, new Money(4900, "eur"));
  }

  private static DeliveryAttempted refused(SampleFacts sample, String name) {
    return sample.attempt(
        name,
        1,
        ConversionStatus.APPROVED,
        Outcome.REFUSED,
        State.REFUSED,
        Optional.of(Refusal.OFFER_NOT_ACTIVE),
        1);
  }

  /// A payment that is captured twice: 20.00 was delivered, then 49.00 was decided.
  @Test
  void anAmountChangedAfterDeliveryIsADifferenceInAnyOrder() {
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            grown(sample, "late", 2, new Money(4900, "eur")),
            sample.attempt("late", 1, ConversionStatus.APPROVED, ACCEPTED, State.DELIVERED, 1),
            grown(sample, "late", 1, new Money(2000, "eur")),
            grown(sample, "rounded", 1, new Money(42858, "isk")),
            sample.attempt("rounded", 1, ConversionStatus.APPROVED, ACCEPTED, State.DELIVERED, 1),
            grown(sample, "rounded", 2, new Money(42900, "isk")),
            grown(sample, "back", 1, new Money(2000, "usd")),
            sample.attempt("back", 1, ConversionStatus.APPROVED, ACCEPTED, State.DELIVERED, 1),
            refunded(sample, "back", 2, new Money(4900, "usd")),
            sample.attempt("back", 2, ConversionStatus.REFUNDED, ACCEPTED, State.DELIVERED, 2)));
    untilDelivered("ch_late", "ch_rounded", "ch_back");

    operator()
        .get("/api/merchants/" + account + "/reconciliation?from=2026-01-01&to=2026-12-31")
        .then()
        .body("differences.externalId", contains("ch_late"))
        .body("differences.kind", contains("NEEDS_ATTENTION"))
        .body("differences.reason", contains("AMOUNT_DIFFERS"))
        .body("differences[0].explanation.detail", containsString("Trackdesk holds 20.00 EUR"))
        .body("differences[0].explanation.detail", containsString("the sale is 49.00 EUR"))
        .body("differences[0].explanation.remedy", containsString("CSV import"))
        .body("balances[0].conversions.amountMinor", equalTo(4900))
        .body("balances[0].approvedAtTrackdesk.amountMinor", equalTo(2000))
        .body("balances[1].delivered.count", equalTo(1));
    operator()
        .get("/api/merchants/" + account + "/conversions/ch_late")
        .then()
        .body("conversion.trackdesk.explanation.title", equalTo("Amount differs"))
        .body("conversion.trackdesk.differingAmount.amountMinor", equalTo(2000));
    operator()
        .get("/api/merchants/" + account + "/conversions/ch_back")
        .then()
        .body("conversion.trackdesk.explanation.title", equalTo("Delivered"));
    var browser = Browser.signedIn();
    assertThat(browser.open("/merchants/" + account + "/conversions/ch_late").asString())
        .contains("badge bad\">Amount differs")
        .contains("Trackdesk holds 20.00 EUR");
    assertThat(
            browser
                .open("/merchants/" + account + "/reconciliation?from=2026-01-01&to=2026-12-31")
                .asString())
        .contains("Trackdesk holds 20.00 EUR")
        .contains("CSV import");
  }

  @ParameterizedTest
  @CsvSource({
    "from=yesterday, from",
    "to=2026-13-01, to",
    "from=2026-02-01&to=2026-01-01, from",
    "from=2020-01-01&to=2026-01-01, from"
  })
  void invalidDaysAreNamed(String query, String field) {
    operator()
        .get("/api/merchants/" + account + "/reconciliation?" + query)
        .then()
        .statusCode(400)
        .body("errors.field", contains(field));
  }

  private void oneDeliveredOneRefusedOneNotCredited() {
    var sample = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sample.conversion(
                "sold", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 0),
            sample.attempt(
                "sold", 1, ConversionStatus.APPROVED, Outcome.ACCEPTED, State.DELIVERED, 1),
            sample.conversion(
                "refused", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 2),
            sample.attempt(
                "refused",
                1,
                ConversionStatus.APPROVED,
                Outcome.REFUSED,
                State.REFUSED,
                Optional.of(Refusal.OFFER_NOT_ACTIVE),
                3),
            sample.notCredited("none", 1, NotCreditedReason.NO_CLICK, 4)));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              known("/payments/pi_none");
              assertThat(
                      operator()
                          .get("/api/merchants/" + account + "/conversions/ch_refused")
                          .path("conversion.trackdesk.state")
                          .toString())
                  .isEqualTo("REFUSED");
              assertThat(
                      operator()
                          .get("/api/merchants/" + account + "/conversions/ch_sold")
                          .path("conversion.trackdesk.state")
                          .toString())
                  .isEqualTo("DELIVERED");
            });
  }

  private void untilDelivered(String... conversions) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (var conversion : conversions) {
                var found =
                    operator().get("/api/merchants/" + account + "/conversions/" + conversion);
                assertThat(found.path("conversion.trackdesk.state").toString())
                    .isEqualTo("DELIVERED");
                assertThat((int) found.path("conversion.revision")).isEqualTo(2);
                assertThat((int) found.path("timeline.size()")).isGreaterThanOrEqualTo(3);
              }
            });
  }

  private static ConversionChanged grown(
      SampleFacts sample, String name, long revision, Money amount) {
    var reason = LifecycleReason.PAYMENT_SUCCEEDED;
    return sample.conversion(name, revision, ConversionStatus.APPROVED, reason, 0, amount);
  }

  private static ConversionChanged refunded(
      SampleFacts sample, String name, long revision, Money amount) {
    var reason = LifecycleReason.REFUNDED_IN_FULL;
    return sample.conversion(name, revision, ConversionStatus.REFUNDED, reason, 1, amount);
  }

  private void known(String path) {
    assertThat(operator().get("/api/merchants/" + account + path).statusCode()).isEqualTo(200);
  }
}
