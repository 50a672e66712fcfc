package io.saletrail.settings.console.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.reconciliation.Balance;
import io.saletrail.settings.insight.reconciliation.Difference;
import io.saletrail.settings.insight.reconciliation.ReconciliationResponse;
import io.saletrail.settings.insight.reconciliation.Sum;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The reconciliation page.
///
/// @param days the date range
/// @param csv URL of all differences as CSV
/// @param recovered what checks recovered, as a sentence
/// @param more whether the list of differences is incomplete
public record ReconciliationPage(
    Days days,
    String csv,
    String recovered,
    List<Currency> currencies,
    List<Line> differences,
    boolean more) {

  private static final String CONFIRMED = "Confirmed";

  /// One currency's balance.
  ///
  /// @param agrees whether Stripe and Trackdesk are in sync
  public record Currency(String name, Badge agrees, List<Entry> entries) {}

  /// One line of a balance.
  ///
  /// @param part whether it is part of the line above
  public record Entry(String label, String hint, long count, String amount, boolean part) {}

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
    var from = answer.period().from().toString();
    var to = answer.period().to().toString();
    return new ReconciliationPage(
        Days.of(from, to),
        "/api/merchants/%s/reconciliation/differences.csv?from=%s&to=%s"
            .formatted(account, from, to),
        recovered(answer.recoveredByChecks()),
        answer.balances().stream().map(ReconciliationPage::currency).toList(),
        answer.differences().stream().map(difference -> line(account, difference)).toList(),
        answer.more());
  }

  /// An invalid date range.
  static ReconciliationPage misread(Days days) {
    return new ReconciliationPage(days, "", "", List.of(), List.of(), false);
  }

  private static String recovered(long count) {
    return count == 0
        ? "Webhooks are complete: checks recovered nothing."
        : "Recovered by checks: %s.".formatted(Counts.of(count, "object"));
  }

  private static Currency currency(Balance balance) {
    return new Currency(
        balance.currency().toUpperCase(Locale.ROOT), agrees(balance), entries(balance));
  }

  /// Confirmed ones where any were read back.
  private static List<Entry> entries(Balance balance) {
    return Stream.of(
            entry(balance, "Paid in Stripe", "all sales", balance.paid(), false),
            entry(
                balance,
                "Not credited",
                "no affiliate, or excluded by your options",
                balance.notCredited(),
                true),
            entry(balance, "Credited", "to an affiliate", balance.attributed(), true),
            entry(balance, "Reversed", "refunds, lost disputes", balance.reversed(), true),
            entry(balance, "Conversions", "expected in Trackdesk", balance.conversions(), false),
            entry(balance, "Delivered", "in sync", balance.delivered(), true),
            entry(balance, CONFIRMED, "shown by Trackdesk's report", balance.confirmed(), true),
            entry(balance, "Queued", "next call due", balance.queued(), true),
            entry(
                balance,
                "Needs attention",
                "refused, held, given up, missing, or different amount",
                balance.needsAttention(),
                true),
            entry(
                balance,
                "Approved in Trackdesk",
                "commissionable, in Trackdesk's amounts",
                balance.approvedAtTrackdesk(),
                false))
        .filter(entry -> !entry.label().equals(CONFIRMED) || entry.count() > 0)
        .toList();
  }

  private static Badge agrees(Balance balance) {
    if (balance.needsAttention().count() > 0) {
      return new Badge(Badge.BAD, "Needs attention");
    }
    return balance.queued().count() > 0
        ? new Badge(Badge.WAITING, "Queued")
        : new Badge(Badge.GOOD, "In sync");
  }

  private static Entry entry(Balance balance, String label, String hint, Sum sum, boolean part) {
    return new Entry(
        label,
        hint,
        sum.count(),
        Amounts.text(new Money(sum.amountMinor(), balance.currency())),
        part);
  }

  private static Line line(String account, Difference difference) {
    var home = "/merchants/" + account;
    return new Line(
        difference
            .externalId()
            .map(id -> home + "/conversions/" + id)
            .orElse(home + "/payments?id=" + difference.payment()),
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
        Moment.of(difference.at()));
  }
}
