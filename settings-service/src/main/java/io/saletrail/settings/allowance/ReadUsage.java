package io.saletrail.settings.allowance;

import java.time.Instant;

/// How much of an account has been read.
///
/// @param reads calls to Stripe in the 30 days before
/// @param budget how many we allow ourselves in 30 days
/// @param observedAt when it was counted
public record ReadUsage(long reads, long budget, Instant observedAt) {}
