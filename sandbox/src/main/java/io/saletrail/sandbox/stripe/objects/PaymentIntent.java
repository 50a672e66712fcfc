package io.saletrail.sandbox.stripe.objects;

import java.util.Map;
import java.util.Optional;

/// A payment over any number of charges.
///
/// @param invoice the invoice that it pays (on the wire only before basil)
public record PaymentIntent(
    String id,
    String account,
    long created,
    long amount,
    String currency,
    Payer payer,
    PaymentMethod method,
    boolean capturedLater,
    Optional<String> invoice,
    Map<String, String> metadata,
    State state)
    implements StripeObject {

  public enum Status implements WireEnum {
    REQUIRES_PAYMENT_METHOD,
    PROCESSING,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED
  }

  /// The changing part.
  ///
  /// @param failure why the newest charge failed; empty once a later one succeeded
  public record State(
      Status status,
      long received,
      Optional<String> latestCharge,
      Optional<String> failure,
      Optional<Cancellation> cancellation) {

    public static final State NEW =
        new State(
            Status.REQUIRES_PAYMENT_METHOD,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public State charged(Status to, String charge, long receivedAmount) {
      return new State(to, receivedAmount, Optional.of(charge), Optional.empty(), cancellation);
    }

    public State failed(String charge, String code) {
      return new State(
          Status.REQUIRES_PAYMENT_METHOD, 0, Optional.of(charge), Optional.of(code), cancellation);
    }

    public State canceled(long at, String reason) {
      return new State(
          Status.CANCELED,
          received,
          latestCharge,
          failure,
          Optional.of(new Cancellation(at, reason)));
    }
  }

  public record Cancellation(long at, String reason) {}

  /// The amount that can still be captured.
  public long capturable() {
    return state.status() == Status.REQUIRES_CAPTURE ? amount - state.received() : 0;
  }

  public PaymentIntent with(State next) {
    return copy(amount, payer, method, metadata, next);
  }

  /// The buyer tries another payment method on the same intent.
  public PaymentIntent by(PaymentMethod next) {
    return copy(amount, payer, next, metadata, state);
  }

  public PaymentIntent owedBy(Payer next) {
    return copy(amount, next, method, metadata, state);
  }

  public PaymentIntent asking(long next) {
    return copy(next, payer, method, metadata, state);
  }

  public PaymentIntent withMetadata(Map<String, String> next) {
    return copy(amount, payer, method, Map.copyOf(next), state);
  }

  private PaymentIntent copy(
      long nextAmount,
      Payer nextPayer,
      PaymentMethod nextMethod,
      Map<String, String> nextMetadata,
      State nextState) {
    return new PaymentIntent(
        id,
        account,
        created,
        nextAmount,
        currency,
        nextPayer,
        nextMethod,
        capturedLater,
        invoice,
        nextMetadata,
        nextState);
  }
}
