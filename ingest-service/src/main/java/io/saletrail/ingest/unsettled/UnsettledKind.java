package io.saletrail.ingest.unsettled;

import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Duration;
import java.util.Optional;

/// What can take days to settle, where it is read, and how long it may take.
public enum UnsettledKind {
  /// A delayed payment. The slowest methods take two weeks.
  SESSION("/v1/checkout/sessions/", Duration.ofDays(30), "payment_intent.latest_charge"),
  /// The same without a session, as a renewal's, or beside it.
  PAYMENT_INTENT("/v1/payment_intents/", Duration.ofDays(30), "latest_charge"),
  /// A bank takes up to ten days; a buyer who must act, longer.
  REFUND("/v1/refunds/", Duration.ofDays(90)),
  /// A bank may take three months to judge, and there are second rounds. Its balance transactions
  /// stand inside (docs.stripe.com/api/disputes/object).
  DISPUTE("/v1/disputes/", Duration.ofDays(270));

  private final String path;
  private final Duration maxAge;
  private final Optional<String> detail;

  UnsettledKind(String path, Duration maxAge) {
    this.path = path;
    this.maxAge = maxAge;
    this.detail = Optional.empty();
  }

  UnsettledKind(String path, Duration maxAge, String detail) {
    this.path = path;
    this.maxAge = maxAge;
    this.detail = Optional.of(detail);
  }

  /// The call that reads one of them, with what tells how it ended.
  public StripeQuery read(String id) {
    var query = StripeQuery.of(path + id);
    return detail.map(field -> query.with("expand[]", field)).orElse(query);
  }

  /// How long after it was made it is still asked after.
  public Duration maxAge() {
    return maxAge;
  }
}
