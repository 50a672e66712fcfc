package io.saletrail.ingest.unsettled;

import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Duration;
import java.util.Optional;

/// Kinds of objects that take days to settle: where to read them, and for how long.
public enum UnsettledKind {
  /// A delayed payment. The slowest methods take two weeks.
  SESSION("/v1/checkout/sessions/", Duration.ofDays(30), "payment_intent.latest_charge"),
  /// A delayed payment without a session, such as a renewal.
  PAYMENT_INTENT("/v1/payment_intents/", Duration.ofDays(30), "latest_charge"),
  /// A bank takes up to ten days; a buyer who must act, longer.
  REFUND("/v1/refunds/", Duration.ofDays(90)),
  /// A bank may take three months, and there are second rounds. Balance transactions are included
  /// (docs.stripe.com/api/disputes/object).
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

  /// The call that reads one, expanded with its result.
  public StripeQuery read(String id) {
    var query = StripeQuery.of(path + id);
    return detail.map(field -> query.with("expand[]", field)).orElse(query);
  }

  /// The age up to which it is read.
  public Duration maxAge() {
    return maxAge;
  }
}
