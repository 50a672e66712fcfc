package io.saletrail.settings.console.overview;

import io.saletrail.contracts.Money;
import io.saletrail.settings.console.HealthBadge;
import io.saletrail.settings.console.reconciliation.ReconciliationPage;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.HealthResponse;
import io.saletrail.settings.insight.reconciliation.Balance;
import io.saletrail.settings.insight.reconciliation.BalanceItem;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page Overview.
///
/// @param days the last 30 days
/// @param needs what needs the merchant, worst first
/// @param webhookAt when the last webhook arrived
/// @param checkAt when the last complete check ended
public record OverviewPage(
    String days,
    Badge health,
    List<Need> needs,
    List<Currency> currencies,
    List<Moment> webhookAt,
    List<Moment> checkAt) {

  private static final List<Row> SALES =
      List.of(
          new Row(BalanceItem.PAID, "Paid in Stripe", "sale", ""),
          new Row(BalanceItem.CREDITED, "Credited", "sale", Badge.GOOD),
          new Row(BalanceItem.NOT_CREDITED, "Not credited", "sale", Badge.QUIET),
          new Row(BalanceItem.REVERSED, "Reversed", "sale", Badge.WAITING));

  private static final List<Row> CONVERSIONS =
      List.of(
          new Row(BalanceItem.NEEDS_ATTENTION, "Needs attention", "conversion", Badge.BAD),
          new Row(BalanceItem.REFUSED, "Refused", "conversion", Badge.BAD),
          new Row(BalanceItem.HELD, "Held", "conversion", Badge.BAD),
          new Row(BalanceItem.ON_HOLD, "On hold", "conversion", Badge.WAITING));

  /// How a sum is shown.
  private record Row(BalanceItem item, String label, String unit, String tone) {}

  /// Something that needs the merchant.
  ///
  /// @param href the page with the remedy
  public record Need(String title, String detail, String href, String tone) {}

  /// The money of one currency.
  ///
  /// @param sales what buyers paid
  /// @param conversions what Trackdesk should hold
  public record Currency(String name, List<Figure> sales, List<Figure> conversions) {}

  /// A sum with the lines that make it up.
  ///
  /// @param tone of the badge in front; empty for none
  /// @param href empty where there are none
  public record Figure(String label, String amount, String count, String tone, String href) {}

  static OverviewPage of(
      String account, Period period, List<Balance> balances, Optional<HealthResponse> health) {
    var problems =
        health.map(HealthResponse::problems).orElse(List.of()).stream()
            .map(HealthResponse.ReportedProblem::problem)
            .toList();
    var home = "/merchants/" + account;
    var lines = ReconciliationPage.lines(account, period);
    return new OverviewPage(
        ReconciliationPage.days(period),
        health.isEmpty() ? new Badge(Badge.QUIET, "Not connected yet") : HealthBadge.of(problems),
        problems.stream().map(problem -> need(home, problem)).toList(),
        balances.stream().map(balance -> currency(lines, balance)).toList(),
        health.flatMap(known -> known.webhooks().lastAt()).map(Moment::of).stream().toList(),
        health.flatMap(known -> known.checks().lastCompleteAt()).map(Moment::of).stream().toList());
  }

  private static Need need(String home, HealthProblem problem) {
    var explanation = problem.explanation();
    return new Need(
        explanation.title(),
        explanation.remedy().orElse(explanation.detail()),
        home + page(problem),
        HealthBadge.tone(problem));
  }

  private static String page(HealthProblem problem) {
    return switch (problem) {
      case TOKEN_REJECTED, TENANT_UNKNOWN -> "#settings";
      case STRIPE_ACCESS_LOST, WEBHOOKS_STOPPED, WEBHOOKS_MISSED, DELIVERIES_DELAYED -> "/health";
      case DELIVERIES_REFUSED, DELIVERIES_GIVEN_UP, CONVERSIONS_MISSING, DELIVERIES_HELD ->
          "/attention";
      case CHECKS_DELAYED, NO_DATA -> "/checks";
      case SHADOW_MODE -> "/shadow";
    };
  }

  private static Currency currency(String lines, Balance balance) {
    return new Currency(
        balance.currency().toUpperCase(Locale.ROOT),
        figures(lines, balance, SALES),
        figures(lines, balance, CONVERSIONS));
  }

  private static List<Figure> figures(String lines, Balance balance, List<Row> rows) {
    return rows.stream().map(row -> figure(lines, balance, row)).toList();
  }

  private static Figure figure(String lines, Balance balance, Row row) {
    var sum = balance.sum(row.item);
    return new Figure(
        row.label,
        Amounts.text(new Money(sum.amountMinor(), balance.currency())),
        Counts.of(sum.count(), row.unit),
        sum.count() == 0 ? "" : row.tone,
        sum.count() == 0 ? "" : lines.formatted(balance.currency(), row.item));
  }
}
