package io.saletrail.settings.insight.allowance;

import java.time.Instant;

/// How many reads of Stripe an account has used.
///
/// @param reads calls to Stripe in the last 30 days
/// @param budget allowed calls in 30 days
/// @param observedAt when the calls were counted
public record ReadUsage(long reads, long budget, Instant observedAt) {}
