package io.saletrail.contracts.poll;

import java.time.Instant;

/// How much of an account has been read from Stripe, told when a poll has ended. All of our calls
/// count: polls, look-ups, daily passes, repeats.
///
/// Source of the rule: docs.stripe.com/rate-limits, "read API requests allocation".
///
/// @param poll the poll after which it was counted, a UUID
/// @param account the merchant, `acct_…`
/// @param reads calls in the last 30 days, today included
/// @param budget how many we allow ourselves in 30 days
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
