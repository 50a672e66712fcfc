package io.saletrail.settings.console.reconciliation;

import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.reconciliation.Difference;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.ReconciliationResponse;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;
import java.util.Optional;

/// The reconciliation page.
///
/// @param days the date range
/// @param csv URL of all differences as CSV
/// @param recovered what checks recovered, as a sentence; empty where they recovered nothing
/// @param more whether the list of differences is incomplete
public record ReconciliationPage(
    Days days,
    String csv,
    String recovered,
    List<BalancePanel> currencies,
    List<Line> differences,
    boolean more) {

  /// One difference.
  public record Line(
      String href,
      String name,
      String amount,
      Badge kind,
      String detail,
      String remedy,
      Moment at) {}

  static ReconciliationPage of(String account, ReconciliationResponse answer) {
    var period = answer.period();
    var lines = lines(account, period);
    return new ReconciliationPage(
        Days.of(period.from(), period.to()),
        "/api/merchants/%s/reconciliation/differences.csv?from=%s&to=%s"
            .formatted(account, period.from(), period.to()),
        recovered(answer.recoveredByChecks()),
        answer.balances().stream().map(balance -> BalancePanel.of(balance, lines)).toList(),
        answer.differences().stream().map(difference -> line(account, period, difference)).toList(),
        answer.more());
  }

  /// An invalid date range.
  static ReconciliationPage misread(Days days) {
    return new ReconciliationPage(days, "", "", List.of(), List.of(), false);
  }

  /// URL of the reconciliation of these days.
  static String home(String account, Period period) {
    return "/merchants/%s/reconciliation?from=%s&to=%s"
        .formatted(account, period.from(), period.to());
  }

  /// URL of the lines of these days, as a pattern of currency and item.
  public static String lines(String account, Period period) {
    return "/merchants/%s/reconciliation/lines?from=%s&to=%s&currency=%%s&item=%%s"
        .formatted(account, period.from(), period.to());
  }

  /// `20 Nov 2026 – 30 Nov 2026, Europe/Berlin`.
  public static String days(Period period) {
    return "%s – %s, %s"
        .formatted(Moment.day(period.from()), Moment.day(period.to()), period.zone().getId());
  }

  /// URL of the page of a conversion, or of a payment.
  static String href(String account, Optional<String> externalId, String payment) {
    var home = "/merchants/" + account;
    return externalId
        .map(id -> home + "/conversions/" + id)
        .orElse(home + "/payments?id=" + payment);
  }

  private static String recovered(long count) {
    return count == 0 ? "" : "Recovered by checks: %s.".formatted(Counts.of(count, "object"));
  }

  private static Line line(String account, Period period, Difference difference) {
    return new Line(
        href(account, difference.externalId(), difference.payment()),
        difference.externalId().orElse(difference.payment()),
        Amounts.text(difference.amount()),
        new Badge(
            switch (difference.kind()) {
              case NOT_CREDITED -> Badge.QUIET;
              case QUEUED -> Badge.WAITING;
              case NEEDS_ATTENTION -> Badge.BAD;
            },
            difference.explanation().title()),
        difference.explanation().detail(),
        difference.explanation().remedy().orElse(""),
        Moment.of(difference.at(), period.zone()));
  }
}
