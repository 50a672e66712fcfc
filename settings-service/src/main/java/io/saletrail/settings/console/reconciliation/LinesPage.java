package io.saletrail.settings.console.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Labels;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.reconciliation.BalanceItem;
import io.saletrail.settings.insight.reconciliation.Period;
import io.saletrail.settings.insight.reconciliation.ReconciliationLine;
import io.saletrail.settings.insight.reconciliation.Sum;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.paging.Slice;
import java.util.List;

/// The lines that make up one sum.
///
/// @param heading the sum's label
/// @param hint what is part of it
/// @param total the sum: its count and amount
/// @param days the date range
/// @param back URL of the reconciliation
/// @param older URL of the next lines; empty at the end
public record LinesPage(
    String heading,
    String hint,
    String total,
    String days,
    String back,
    List<Line> lines,
    String older) {

  /// One line.
  ///
  /// @param name its ID in Stripe and Trackdesk
  /// @param state the status that it should have in Trackdesk, or why it is not credited
  /// @param trackdesk the status that Trackdesk holds; empty where it holds none
  public record Line(
      String href, String name, String amount, Badge state, String trackdesk, Moment at) {}

  static LinesPage of(
      String account,
      Period period,
      BalanceItem item,
      String currency,
      Sum sum,
      Slice<ReconciliationLine> lines) {
    var row = BalanceRow.of(item);
    var home = ReconciliationPage.home(account, period);
    var here = ReconciliationPage.lines(account, period).formatted(currency, item);
    return new LinesPage(
        row.label,
        row.hint,
        "%s, %s"
            .formatted(
                Counts.of(sum.count(), "line"),
                Amounts.text(new Money(sum.amountMinor(), currency))),
        ReconciliationPage.days(period),
        home,
        lines.items().stream().map(line -> line(account, period, line)).toList(),
        lines.next().map(next -> here + "&after=" + next).orElse(""));
  }

  private static Line line(String account, Period period, ReconciliationLine line) {
    return new Line(
        ReconciliationPage.href(account, line.externalId(), line.payment()),
        line.externalId().orElse(line.payment()),
        Amounts.text(new Money(line.amountMinor(), line.currency())),
        line.status()
            .map(Badge::of)
            .or(() -> line.notCredited().map(Explanation::of).map(LinesPage::quiet))
            .orElseThrow(),
        line.trackdeskStatus().map(LinesPage::status).orElse(""),
        Moment.of(line.at(), period.zone()));
  }

  private static String status(String name) {
    return name.equals("TEST") ? name : Labels.of(name);
  }

  private static Badge quiet(Explanation explanation) {
    return new Badge(Badge.QUIET, explanation.title());
  }
}
