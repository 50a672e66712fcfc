package io.saletrail.ingest.allowance;

/// Reads of one account.
///
/// @param reads calls in the last 30 days, today included
/// @param today calls since midnight, UTC
/// @param budget calls allowed in 30 days
public record Usage(long reads, long today, long budget) {}
