package io.saletrail.settings.console.chart;

import io.saletrail.contracts.Money;
import io.saletrail.settings.console.chart.ChartSeries.Bar;
import io.saletrail.settings.console.chart.ChartSeries.Share;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.insight.trend.Trend;
import io.saletrail.settings.insight.trend.TrendSpan;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Recent sales by outcome, and their approved amounts by currency. A table shows the same numbers.
///
/// @param spans the selectable periods
/// @param headline the chart as a sentence; shown alone without sales
/// @param series empty without sales
/// @param others how many currencies only the table has, as a sentence; empty without any
/// @param rows days with sales, newest first
public record SalesChart(
    List<Span> spans,
    String headline,
    List<ChartSeries> series,
    String others,
    String first,
    String last,
    List<Row> rows) {
  /// Limit of amount series. The table has the other currencies.
  private static final int MAX_CURRENCIES = 3;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  /// A selectable period.
  public record Span(int days, boolean chosen) {}

  /// One day of the table.
  ///
  /// @param money approved amounts by currency
  public record Row(
      String day, long sales, long delivered, long waiting, long refused, String money) {}

  public static SalesChart of(Trend trend) {
    var span = trend.span();
    return new SalesChart(
        TrendSpan.CHOICES.stream().map(days -> new Span(days, days == span.days())).toList(),
        headline(trend),
        trend.sums().isEmpty() ? List.of() : series(trend),
        others(currencies(trend).count() - MAX_CURRENCIES),
        DAY.format(span.first()),
        DAY.format(span.today()),
        span.each().reversed().stream()
            .filter(day -> trend.sums().stream().anyMatch(on(day)))
            .map(day -> row(trend, day))
            .toList());
  }

  private static String headline(Trend trend) {
    var days = trend.span().days();
    return trend.sums().isEmpty()
        ? "No sales through affiliates in the last %d days.".formatted(days)
        : "%s through affiliates in the last %d days: %s."
            .formatted(sales(count(trend.sums())), days, outcomes(trend.sums()));
  }

  private static String others(long currencies) {
    if (currencies <= 0) {
      return "";
    }
    return currencies == 1
        ? "One more currency is in the table."
        : "%,d more currencies are in the table.".formatted(currencies);
  }

  private static List<ChartSeries> series(Trend trend) {
    return Stream.concat(
            Stream.of(sales(trend)),
            currencies(trend).limit(MAX_CURRENCIES).map(code -> money(trend, code)))
        .toList();
  }

  private static ChartSeries sales(Trend trend) {
    var bars = bars(trend, _ -> true, SalesChart::bar);
    var top = bars.stream().mapToLong(Bar::value).max().orElse(0);
    return ChartSeries.of("Sales", headline(trend), "%,d".formatted(top), bars);
  }

  private static Bar bar(LocalDate day, List<Trend.Sum> sums) {
    return new Bar(
        "%s: %s%s"
            .formatted(
                DAY.format(day), sales(count(sums)), sums.isEmpty() ? "" : ", " + outcomes(sums)),
        Arrays.stream(SaleOutcome.values())
            .map(outcome -> new Share(outcome.tone, count(sums, outcome)))
            .toList());
  }

  private static ChartSeries money(Trend trend, String currency) {
    Predicate<Trend.Sum> counted = sum -> sum.approved().currency().equals(currency);
    var bars =
        bars(
            trend,
            counted,
            (day, sums) ->
                new Bar(
                    DAY.format(day) + ": " + text(approved(sums), currency),
                    List.of(new Share(Badge.QUIET, approved(sums)))));
    var total = approved(trend.sums().stream().filter(counted).toList());
    var top = bars.stream().mapToLong(Bar::value).max().orElse(0);
    return ChartSeries.of(
        currency.toUpperCase(Locale.ROOT),
        "%s approved in the last %d days.".formatted(text(total, currency), trend.span().days()),
        text(top, currency),
        bars);
  }

  /// A bar of one day.
  @FunctionalInterface
  private interface BarFactory {
    Bar bar(LocalDate day, List<Trend.Sum> sums);
  }

  private static List<Bar> bars(Trend trend, Predicate<Trend.Sum> counted, BarFactory factory) {
    return trend.span().each().stream()
        .map(day -> factory.bar(day, trend.sums().stream().filter(counted.and(on(day))).toList()))
        .toList();
  }

  private static Row row(Trend trend, LocalDate day) {
    var sums = trend.sums().stream().filter(on(day)).toList();
    return new Row(
        DAY.format(day),
        count(sums),
        count(sums, SaleOutcome.DELIVERED),
        count(sums, SaleOutcome.WAITING),
        count(sums, SaleOutcome.REFUSED),
        sums.stream()
            .map(sum -> sum.approved().currency())
            .distinct()
            .sorted()
            .map(code -> text(approved(in(sums, code)), code))
            .collect(Collectors.joining(", ")));
  }

  /// The currency with the most sales first.
  private static Stream<String> currencies(Trend trend) {
    var sold =
        trend.sums().stream()
            .collect(
                Collectors.groupingBy(
                    sum -> sum.approved().currency(), Collectors.summingLong(Trend.Sum::sales)));
    Comparator<String> mostSold = Comparator.comparing(sold::get, Comparator.reverseOrder());
    return sold.keySet().stream().sorted(mostSold.thenComparing(Function.identity()));
  }

  private static Predicate<Trend.Sum> on(LocalDate day) {
    return sum -> sum.day().equals(day);
  }

  private static List<Trend.Sum> in(List<Trend.Sum> sums, String currency) {
    return sums.stream().filter(sum -> sum.approved().currency().equals(currency)).toList();
  }

  private static String outcomes(List<Trend.Sum> sums) {
    return Arrays.stream(SaleOutcome.values())
        .filter(outcome -> count(sums, outcome) > 0)
        .map(outcome -> "%,d %s".formatted(count(sums, outcome), outcome.label))
        .collect(Collectors.joining(", "));
  }

  private static long count(List<Trend.Sum> sums, SaleOutcome outcome) {
    return count(
        sums.stream().filter(sum -> SaleOutcome.of(sum.deliveryStatus()) == outcome).toList());
  }

  private static long count(List<Trend.Sum> sums) {
    return total(sums, Trend.Sum::sales);
  }

  private static long approved(List<Trend.Sum> sums) {
    return total(sums, sum -> sum.approved().amountMinor());
  }

  private static long total(List<Trend.Sum> sums, ToLongFunction<Trend.Sum> part) {
    return sums.stream().mapToLong(part).sum();
  }

  private static String sales(long count) {
    return Counts.of(count, "sale");
  }

  private static String text(long minor, String currency) {
    return Amounts.text(new Money(minor, currency));
  }
}
