package io.saletrail.settings.insight.reconciliation;

/// Paid payments in one currency that are not credited.
record NotCreditedSum(String currency, Sum sum) {}
