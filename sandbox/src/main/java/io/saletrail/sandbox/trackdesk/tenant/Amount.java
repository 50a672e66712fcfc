package io.saletrail.sandbox.trackdesk.tenant;

/// Money as the caller wrote it.
///
/// @param value major units exactly as sent: tests distinguish "100" from "100.00"
public record Amount(String value, String currency) {}
