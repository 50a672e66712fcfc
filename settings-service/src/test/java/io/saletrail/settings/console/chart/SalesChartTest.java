package io.saletrail.settings.console.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.settings.console.chart.ChartSeries.Part;
import io.saletrail.settings.console.chart.SalesChart.Row;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.trend.Trend;
import io.saletrail.settings.insight.trend.TrendSpan;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesChartTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final TrendSpan WEEK = new TrendSpan(TODAY, ZoneOffset.UTC, 7);

  @Test
  void theSentenceAgreesWithTheChart() {
    var chart =
        SalesChart.of(
            new Trend(
                WEEK,
                List.of(
                    sum(1, DeliveryStatus.DELIVERED, 2, 9800, "eur"),
                    sum(1, DeliveryStatus.REFUSED, 1, 4900, "eur"),
                    sum(0, DeliveryStatus.HELD, 1, 1900, "usd"))));

    assertThat(chart.headline())
        .isEqualTo(
            "4 sales through affiliates in the last 7 days: 2 delivered, 1 queued,"
                + " 1 refused.");
    assertThat(chart.series())
        .extracting(ChartSeries::summary)
        .containsExactly(
            chart.headline(),
            "147.00 EUR approved in the last 7 days.",
            "19.00 USD approved in the last 7 days.");
    assertThat(chart.rows())
        .containsExactly(
            new Row("22 Nov", 1, 0, 1, 0, "19.00 USD"),
            new Row("21 Nov", 3, 2, 0, 1, "147.00 EUR"));
  }

  @Test
  void theHighestBarFillsTheChartAndItsPartsAreStacked() {
    var chart =
        SalesChart.of(
            new Trend(
                WEEK,
                List.of(
                    sum(0, DeliveryStatus.DELIVERED, 3, 0, "eur"),
                    sum(0, DeliveryStatus.GIVEN_UP, 1, 0, "eur"))));

    assertThat(chart.series().getFirst().days().getLast().parts())
        .containsExactly(
            new Part("good", "61.50", "25.00", "7.00", "75.00"),
            new Part("bad", "61.50", "0.00", "7.00", "25.00"));
  }

  @Test
  void withoutSalesThereIsTextAndNoChart() {
    var chart = SalesChart.of(new Trend(WEEK, List.of()));

    assertThat(chart.headline()).isEqualTo("No sales through affiliates in the last 7 days.");
    assertThat(chart.series()).isEmpty();
  }

  @Test
  void currenciesThatAreNotDrawnAreInTheTable() {
    var chart =
        SalesChart.of(
            new Trend(
                WEEK,
                List.of("eur", "usd", "gbp", "chf").stream()
                    .map(code -> sum(0, DeliveryStatus.DELIVERED, 1, 100, code))
                    .toList()));

    assertThat(chart.series()).hasSize(4);
    assertThat(chart.others()).isEqualTo("One more currency is in the table.");
    assertThat(chart.rows().getFirst().money()).isEqualTo("1.00 CHF, 1.00 EUR, 1.00 GBP, 1.00 USD");
  }

  private static Trend.Sum sum(
      int daysAgo, DeliveryStatus deliveryStatus, long sales, long approvedMinor, String currency) {
    return new Trend.Sum(
        TODAY.minusDays(daysAgo), deliveryStatus, sales, new Money(approvedMinor, currency));
  }
}
