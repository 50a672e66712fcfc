package io.saletrail.settings.console.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.insight.reconciliation.Balance;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One currency's balance.
///
/// @param agrees whether Stripe and Trackdesk are in sync
public record BalancePanel(String name, Badge agrees, List<Entry> entries) {

  /// One row of a balance.
  ///
  /// @param part whether it is part of the row above
  /// @param href the page of the lines that make it up; empty where there are none
  public record Entry(
      String label, String hint, long count, String amount, boolean part, String href) {}

  /// @param lines URL of the page of lines, for `currency` and `item`
  static BalancePanel of(Balance balance, String lines) {
    return new BalancePanel(
        balance.currency().toUpperCase(Locale.ROOT),
        agrees(balance),
        Arrays.stream(BalanceRow.values())
            .filter(row -> row.always() || balance.sum(row.item).count() > 0)
            .map(row -> entry(balance, row, lines))
            .toList());
  }

  private static Entry entry(Balance balance, BalanceRow row, String lines) {
    var sum = balance.sum(row.item);
    return new Entry(
        row.label,
        row.hint,
        sum.count(),
        Amounts.text(new Money(sum.amountMinor(), balance.currency())),
        row.part(),
        sum.count() == 0 ? "" : lines.formatted(balance.currency(), row.item));
  }

  private static Badge agrees(Balance balance) {
    if (balance.needsAttention().count() > 0) {
      return new Badge(Badge.BAD, "Needs attention");
    }
    if (balance.conversions().count() == 0) {
      return new Badge(Badge.QUIET, "No conversions");
    }
    return balance.queued().count() > 0
        ? new Badge(Badge.WAITING, "Queued")
        : new Badge(Badge.GOOD, "In sync");
  }
}
