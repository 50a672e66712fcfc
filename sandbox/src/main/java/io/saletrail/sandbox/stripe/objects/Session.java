package io.saletrail.sandbox.stripe.objects;

import java.util.Map;
import java.util.Optional;

/// A checkout session, opened by a payment link.
///
/// @param link id of the payment link; for a session in setup mode known only inside the stand-in
/// @param clientReferenceId from the link's URL, in the form that Stripe keeps
/// @param recoveredFrom the expired session that it continues
public record Session(
    String id,
    String account,
    long created,
    long expiresAt,
    String link,
    Optional<String> clientReferenceId,
    Mode mode,
    String currency,
    Map<String, String> metadata,
    Optional<String> recoveredFrom,
    State state)
    implements StripeObject {

  public enum Mode implements WireEnum {
    PAYMENT,
    SUBSCRIPTION,
    SETUP
  }

  public enum Status implements WireEnum {
    OPEN,
    COMPLETE,
    EXPIRED
  }

  public enum PaymentStatus implements WireEnum {
    UNPAID,
    PAID,
    NO_PAYMENT_REQUIRED
  }

  /// The changing part.
  ///
  /// @param promotion the applied promotion code
  public record State(
      Status status,
      PaymentStatus paymentStatus,
      Totals totals,
      Payer payer,
      Optional<String> promotion,
      Optional<String> paymentIntent,
      Optional<String> subscription,
      Optional<String> invoice) {

    public static State opened(Totals totals) {
      return new State(
          Status.OPEN,
          PaymentStatus.UNPAID,
          totals,
          new Payer(Optional.empty(), Optional.empty()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    public State complete(PaymentStatus how) {
      return moved(Status.COMPLETE, how);
    }

    public State settled() {
      return moved(status, PaymentStatus.PAID);
    }

    public State expired() {
      return moved(Status.EXPIRED, paymentStatus);
    }

    private State moved(Status to, PaymentStatus payment) {
      return new State(to, payment, totals, payer, promotion, paymentIntent, subscription, invoice);
    }

    public State by(Payer who) {
      return new State(
          status, paymentStatus, totals, who, promotion, paymentIntent, subscription, invoice);
    }

    public State discounted(Totals reduced, String promotionCode) {
      return new State(
          status,
          paymentStatus,
          reduced,
          payer,
          Optional.of(promotionCode),
          paymentIntent,
          subscription,
          invoice);
    }

    public State paying(String intent) {
      return new State(
          status,
          paymentStatus,
          totals,
          payer,
          promotion,
          Optional.of(intent),
          subscription,
          invoice);
    }

    public State billed(Optional<String> subscribed, Optional<String> billedBy) {
      return new State(
          status, paymentStatus, totals, payer, promotion, paymentIntent, subscribed, billedBy);
    }
  }

  public Session with(State next) {
    return new Session(
        id,
        account,
        created,
        expiresAt,
        link,
        clientReferenceId,
        mode,
        currency,
        metadata,
        recoveredFrom,
        next);
  }
}
