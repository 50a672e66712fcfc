package io.saletrail.sandbox.stripe.objects;

import java.util.Map;
import java.util.Optional;

/// One attempt to charge. Its id is Trackdesk's external id of the sale.
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

  /// The changing part.
  ///
  /// @param refunded total of the refunds that did not fail, without releases
  /// @param released authorised, never captured, and shown as refunded: only before basil
  /// @param balance the balance transaction, which Stripe adds slightly after the charge
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

  /// The amount that can still be refunded.
  public long refundable() {
    return state.captured() - state.refunded();
  }

  /// Before basil also true of an authorisation released without a capture.
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
