package io.saletrail.sandbox.stripe.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An invoice; the stand-in makes it finalised (`open`) or already paid.
///
/// @param billingReason as Stripe names it: `subscription_create`, `subscription_cycle`,
///     `manual`, ...
/// @param link the payment link whose price stands on its lines
public record Invoice(
    String id,
    String account,
    long created,
    String number,
    Payer payer,
    Optional<String> subscription,
    String link,
    String billingReason,
    String currency,
    Totals totals,
    List<Line> lines,
    long periodStart,
    long periodEnd,
    Map<String, String> metadata,
    State state)
    implements StripeObject {

  public enum Status implements Word {
    OPEN,
    PAID,
    VOID,
    UNCOLLECTIBLE
  }

  public record Line(String id, String description, long amount, boolean proration) {}

  /// What became of it.
  ///
  /// @param paidElsewhere paid outside Stripe: `amount_paid_off_stripe` from basil on
  /// @param changedAt when it was paid, voided or written off
  public record State(
      Status status,
      long paid,
      long paidElsewhere,
      Optional<String> paymentIntent,
      Optional<String> charge,
      Optional<Long> changedAt) {

    public static final State OPEN =
        new State(Status.OPEN, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

    public State attempted(String intent, String withCharge) {
      return new State(
          status, paid, paidElsewhere, Optional.of(intent), Optional.of(withCharge), changedAt);
    }

    public State paid(long amount, long at) {
      return new State(Status.PAID, amount, paidElsewhere, paymentIntent, charge, Optional.of(at));
    }

    public State paidElsewhere(long amount, long at) {
      return new State(Status.PAID, 0, amount, paymentIntent, charge, Optional.of(at));
    }

    public State became(Status to, long at) {
      return new State(to, paid, paidElsewhere, paymentIntent, charge, Optional.of(at));
    }
  }

  public Invoice with(State next) {
    return new Invoice(
        id,
        account,
        created,
        number,
        payer,
        subscription,
        link,
        billingReason,
        currency,
        totals,
        lines,
        periodStart,
        periodEnd,
        metadata,
        next);
  }
}
