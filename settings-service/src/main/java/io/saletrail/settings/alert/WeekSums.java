package io.saletrail.settings.alert;

import io.saletrail.contracts.Money;
import io.saletrail.settings.insight.reconciliation.Balance;
import io.saletrail.settings.insight.reconciliation.Sum;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The sums of a weekly summary as lines.
final class WeekSums {
  private WeekSums() {}

  /// One line per sum and currency.
  static List<String> of(List<Balance> balances) {
    return balances.isEmpty()
        ? List.of("No sale in this week.")
        : balances.stream().flatMap(WeekSums::of).toList();
  }

  private static Stream<String> of(Balance balance) {
    return Stream.of(
        line("Paid in Stripe", balance.paid(), balance.currency()),
        line("Credited", balance.credited(), balance.currency()),
        line("Not credited", balance.notCredited(), balance.currency()),
        line("Reversed", balance.reversed(), balance.currency()),
        line("Needs attention", balance.needsAttention(), balance.currency()));
  }

  private static String line(String name, Sum sum, String currency) {
    return String.format(
        Locale.ROOT,
        "%s: %s (%,d)",
        name,
        Amounts.text(new Money(sum.amountMinor(), currency)),
        sum.count());
  }
}
