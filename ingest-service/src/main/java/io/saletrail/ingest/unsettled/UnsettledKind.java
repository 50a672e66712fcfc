package io.saletrail.ingest.unsettled;

import java.time.Duration;

/// What can take days to settle, where it is read, and how long it may take.
public enum UnsettledKind {
  /// A delayed payment. The slowest methods take two weeks.
  SESSION("/v1/checkout/sessions/", Duration.ofDays(30)),
  /// A bank takes up to ten days; a buyer who must act, longer.
  REFUND("/v1/refunds/", Duration.ofDays(90)),
  /// A bank may take three months to judge, and there are second rounds.
  DISPUTE("/v1/disputes/", Duration.ofDays(270));

  private final String path;
  private final Duration longest;

  UnsettledKind(String path, Duration longest) {
    this.path = path;
    this.longest = longest;
  }

  /// The path of one of them at Stripe.
  public String path(String id) {
    return path + id;
  }

  /// How long after it was made it is still asked after.
  public Duration longest() {
    return longest;
  }
}
