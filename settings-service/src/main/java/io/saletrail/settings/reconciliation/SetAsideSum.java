package io.saletrail.settings.reconciliation;

/// Payments in one currency that brought money and are no conversion.
record SetAsideSum(String currency, Sum sum) {}
