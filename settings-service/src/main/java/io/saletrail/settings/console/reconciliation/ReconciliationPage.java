package io.saletrail.settings.console.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.reconciliation.Balance;
import io.saletrail.settings.insight.reconciliation.Difference;
import io.saletrail.settings.insight.reconciliation.ReconciliationResponse;
import io.saletrail.settings.insight.reconciliation.Sum;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;
import java.util.Locale;

/// What the page of the reconciliation shows.
///
/// @param days which days
/// @param csv where all differences are had as CSV
/// @param found what the hourly polls found, in a sentence
/// @param more whether there are more differences than are shown
public record ReconciliationPage(
    Days days,
    String csv,
    String found,
    List<Currency> currencies,
    List<Line> differences,
    boolean more) {

  /// One currency's balance.
  ///
  /// @param agrees in a few words whether Stripe and Trackdesk agree
  public record Currency(String name, Badge agrees, List<Entry> entries) {}

  /// One line of a balance.
  ///
  /// @param part whether it is a part of the line above
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
        found(answer.recoveredByChecks()),
        answer.balances().stream().map(ReconciliationPage::currency).toList(),
        answer.differences().stream().map(difference -> line(account, difference)).toList(),
        answer.more());
  }

  /// Days that cannot be looked at.
  static ReconciliationPage misread(Days days) {
    return new ReconciliationPage(days, "", "", List.of(), List.of(), false);
  }

  private static String found(long count) {
    return count == 0
        ? "Webhooks brought everything: no check found anything new."
        : "Checks found %,d objects that no webhook had brought.".formatted(count);
  }

  private static Currency currency(Balance balance) {
    return new Currency(
        balance.currency().toUpperCase(Locale.ROOT),
        agrees(balance),
        List.of(
            entry(balance, "Paid at Stripe", "sales seen", balance.paid(), false),
            entry(
                balance,
                "Not credited",
                "no affiliate, or left out by your options",
                balance.notCredited(),
                true),
            entry(balance, "Credited", "to an affiliate", balance.attributed(), true),
            entry(
                balance,
                "Taken back",
                "refunds and lost disputes of those",
                balance.reversed(),
                true),
            entry(
                balance, "Conversions", "that Trackdesk should hold", balance.conversions(), false),
            entry(
                balance,
                "Delivered",
                "Trackdesk holds them as it should",
                balance.delivered(),
                true),
            entry(balance, "On the way", "due, or soon", balance.queued(), true),
            entry(
                balance,
                "Needs you",
                "refused, held, given up, or of another amount",
                balance.needsAttention(),
                true),
            entry(
                balance,
                "Approved at Trackdesk",
                "what commissions are paid for, with Trackdesk's amounts",
                balance.approvedAtTrackdesk(),
                false)));
  }

  private static Badge agrees(Balance balance) {
    if (balance.needsAttention().count() > 0) {
      return new Badge(Badge.BAD, "Needs you");
    }
    return balance.queued().count() > 0
        ? new Badge(Badge.WAITING, "On the way")
        : new Badge(Badge.GOOD, "Agrees");
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
