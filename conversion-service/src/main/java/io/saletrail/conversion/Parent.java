package io.saletrail.conversion;

/// A subscription or customer of a merchant: what holds for it holds for each of its payments.
///
/// @param id `sub_…` or `cus_…`; the account itself for all payments of a merchant
public record Parent(String account, String id) {}
