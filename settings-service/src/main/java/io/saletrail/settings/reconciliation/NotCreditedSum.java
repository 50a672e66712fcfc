package io.saletrail.settings.reconciliation;

/// Payments in one currency that brought money and are no conversion.
record NotCreditedSum(String currency, Sum sum) {}
