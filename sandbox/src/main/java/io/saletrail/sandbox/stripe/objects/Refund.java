package io.saletrail.sandbox.stripe.objects;

import java.util.Optional;

public record Refund(
    String id,
    String account,
    long created,
    String charge,
    String paymentIntent,
    long amount,
    String currency,
    Optional<String> reason,
    Status status,
    Optional<String> failure)
    implements StripeObject {

  public enum Status implements WireEnum {
    PENDING,
    SUCCEEDED,
    FAILED,
    CANCELED
  }

  public Refund withStatus(Status next, Optional<String> reason) {
    return new Refund(
        id, account, created, charge, paymentIntent, amount, currency, reason, next, reason);
  }
}
