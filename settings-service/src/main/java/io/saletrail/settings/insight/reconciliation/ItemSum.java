package io.saletrail.settings.insight.reconciliation;

/// A sum in one currency.
record ItemSum(String currency, BalanceItem item, long count, long amountMinor) {
  Sum sum() {
    return new Sum(count, amountMinor);
  }
}
