package io.saletrail.contracts.poll;

import java.time.Instant;

/// Reads of an account at Stripe, published after each poll. All calls count: polls, look-ups,
/// daily passes, retries.
///
/// Source of the rule: docs.stripe.com/rate-limits, "read API requests allocation".
///
/// @param poll the poll that has just ended, a UUID
/// @param account the merchant, `acct_…`
/// @param reads calls in the last 30 days, today included
/// @param budget the read allowance for 30 days
/// @param observedAt when it was counted
public record ReadAllowanceObserved(
    String poll, String account, long reads, long budget, Instant observedAt) implements PollFact {
  @Override
  public String id() {
    return poll + "/reads";
  }

  @Override
  public Instant at() {
    return observedAt;
  }
}
