package io.saletrail.sandbox.trackdesk.tenant;

/// Money as a caller wrote it.
///
/// @param value major units exactly as they were sent ("100" and "100.00" stay apart), because what
///     the caller wrote is what a test wants to see
public record Amount(String value, String currency) {}
