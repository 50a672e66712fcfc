package io.saletrail.sandbox.stripe.objects;

import java.util.Map;
import java.util.Optional;

/// One attempt to take money. Its id is what Trackdesk knows a sale by.
///
/// @param invoice the invoice that it pays (on the wire only before basil)
public record Charge(
    String id,
    String account,
    long created,
    long amount,
    String currency,
    String paymentIntent,
    Payer payer,
    PaymentMethod method,
    Optional<String> invoice,
    Map<String, String> metadata,
    State state)
    implements StripeObject {

  public enum Status implements WireEnum {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /// What became of the attempt.
  ///
  /// @param refunded a running total over the refunds that did not fail, without what was released
  /// @param released what was authorised, never captured, and shown as refunded: only before basil
  /// @param balance the balance transaction, which Stripe adds a moment after the charge
  public record State(
      Status status,
      long captured,
      long refunded,
      long released,
      boolean disputed,
      Optional<String> failure,
      Optional<String> balance) {

    public static State pending() {
      return new State(Status.PENDING, 0, 0, 0, false, Optional.empty(), Optional.empty());
    }

    public State succeeded(long capturedAmount) {
      return new State(
          Status.SUCCEEDED,
          capturedAmount,
          refunded,
          released,
          disputed,
          Optional.empty(),
          balance);
    }

    public State failed(String code) {
      return new State(Status.FAILED, 0, 0, 0, disputed, Optional.of(code), balance);
    }

    public State refunding(long change) {
      return new State(status, captured, refunded + change, released, disputed, failure, balance);
    }

    public State releasing(long rest) {
      return new State(status, captured, refunded, released + rest, disputed, failure, balance);
    }

    public State underDispute() {
      return new State(status, captured, refunded, released, true, failure, balance);
    }

    public State booked(String transaction) {
      return new State(
          status, captured, refunded, released, disputed, failure, Optional.of(transaction));
    }
  }

  /// What may still be given back.
  public long refundable() {
    return state.captured() - state.refunded();
  }

  /// Also true, before basil, of an authorisation that was released without a capture.
  public boolean fullyRefunded() {
    return state.captured() > 0 ? refundable() <= 0 : state.released() >= amount;
  }

  public Charge with(State next) {
    return copy(metadata, next);
  }

  public Charge withMetadata(Map<String, String> next) {
    return copy(Map.copyOf(next), state);
  }

  private Charge copy(Map<String, String> nextMetadata, State nextState) {
    return new Charge(
        id,
        account,
        created,
        amount,
        currency,
        paymentIntent,
        payer,
        method,
        invoice,
        nextMetadata,
        nextState);
  }
}
