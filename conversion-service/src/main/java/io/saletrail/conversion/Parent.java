package io.saletrail.conversion;

/// A subscription or customer of a merchant. Its state applies to each of its payments.
///
/// @param id `sub_…` or `cus_…`; the account itself for all payments of a merchant
public record Parent(String account, String id) {}
