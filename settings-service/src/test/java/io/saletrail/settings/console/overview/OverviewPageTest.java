package io.saletrail.settings.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.settings.insight.reconciliation.Balance;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.Sum;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewPageTest {
  private static final Sum NONE = new Sum(0, 0);
  private static final Period DAYS =
      Period.of(null, null, ZonedDateTime.parse("2026-11-30T12:00:00+13:00[Pacific/Auckland]"));

  @Test
  void theDaysAreTheLast30InTheMerchantsZone() {
    assertThat(overview().days()).isEqualTo("1 Nov 2026 – 30 Nov 2026, Pacific/Auckland");
  }

  @Test
  void aFigureIsASumOfTheReconciliationAndOpensItsLines() {
    var money = overview(balance()).currencies().getFirst();

    assertThat(texts(money.sales()))
        .containsExactly(
            "Paid in Stripe: 100.00 EUR, 4 sales",
            "Credited: 70.00 EUR, 3 sales",
            "Not credited: 30.00 EUR, 1 sale",
            "Reversed: 0.00 EUR, 0 sales");
    assertThat(money.sales().get(1).href())
        .isEqualTo(
            "/merchants/acct_1/reconciliation/lines"
                + "?from=2026-11-01&to=2026-11-30&currency=eur&item=CREDITED");
  }

  @Test
  void refusedHeldAndOnHoldAreFiguresOfTheirOwn() {
    var money = overview(balance()).currencies().getFirst();

    assertThat(texts(money.conversions()))
        .containsExactly(
            "Needs attention: 2,000,020.00 EUR, 3 conversions",
            "Refused: 2,000,000.00 EUR, 1 conversion",
            "Held: 15.00 EUR, 1 conversion",
            "On hold: 12.00 EUR, 1 conversion");
    assertThat(money.conversions().stream().map(OverviewPage.Figure::href))
        .extracting(href -> href.replaceFirst(".*&item=", ""))
        .containsExactly("NEEDS_ATTENTION", "REFUSED", "HELD", "ON_HOLD");
  }

  @Test
  void aSumWithoutLinesHasNoLink() {
    assertThat(overview(balance()).currencies().getFirst().sales().getLast().href()).isEmpty();
  }

  @Test
  void aMerchantWithoutHealthIsNotCalledHealthy() {
    assertThat(overview().health().text()).isEqualTo("Not connected yet");
  }

  private static List<String> texts(List<OverviewPage.Figure> figures) {
    return figures.stream()
        .map(one -> one.label() + ": " + one.amount() + ", " + one.count())
        .toList();
  }

  private static OverviewPage overview(Balance... balances) {
    return OverviewPage.of("acct_1", DAYS, List.of(balances), Optional.empty());
  }

  private static Balance balance() {
    return new Balance(
        "eur",
        new Sum(4, 10_000),
        new Sum(1, 3000),
        new Sum(3, 7000),
        NONE,
        NONE,
        new Sum(3, 7000),
        new Sum(2, 5000),
        NONE,
        NONE,
        new Sum(3, 200_002_000),
        new Sum(1, 200_000_000),
        new Sum(1, 1500),
        new Sum(1, 1200),
        NONE,
        NONE);
  }
}
