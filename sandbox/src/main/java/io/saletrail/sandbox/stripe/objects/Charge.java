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

  public enum Status implements Word {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  /// Refunded is a running total over the refunds that did not fail.
  ///
  /// @param balance the balance transaction, which Stripe adds a moment after the charge
  public record State(
      Status status,
      long captured,
      long refunded,
      boolean disputed,
      Optional<String> failure,
      Optional<String> balance) {

    public static State pending() {
      return new State(Status.PENDING, 0, 0, false, Optional.empty(), Optional.empty());
    }

    public State succeeded(long capturedAmount) {
      return new State(
          Status.SUCCEEDED, capturedAmount, refunded, disputed, Optional.empty(), balance);
    }

    public State failed(String code) {
      return new State(Status.FAILED, 0, 0, disputed, Optional.of(code), balance);
    }

    public State refunding(long change) {
      return new State(status, captured, refunded + change, disputed, failure, balance);
    }

    public State underDispute() {
      return new State(status, captured, refunded, true, failure, balance);
    }

    public State booked(String transaction) {
      return new State(status, captured, refunded, disputed, failure, Optional.of(transaction));
    }
  }

  /// Also true of an authorisation that was given back without a capture.
  public boolean fullyRefunded() {
    long taken = state.captured() > 0 ? state.captured() : amount;
    return state.refunded() >= taken;
  }

  public Charge with(State next) {
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
        metadata,
        next);
  }
}
