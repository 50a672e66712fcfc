package io.saletrail.sandbox.stripe.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An invoice; the stand-in makes it finalised (`open`) unless a draft is asked for.
///
/// @param billingReason as Stripe names it: `subscription_create`, `subscription_cycle`,
///     `manual`, ...
/// @param metadata the subscription's metadata when the invoice was made
public record Invoice(
    String id,
    String account,
    long created,
    String number,
    Payer payer,
    Optional<String> subscription,
    String billingReason,
    String currency,
    Totals totals,
    List<Line> lines,
    Span period,
    Map<String, String> metadata,
    State state)
    implements StripeObject {

  public enum Status implements WireEnum {
    DRAFT,
    OPEN,
    PAID,
    VOID,
    UNCOLLECTIBLE
  }

  /// From when to when, in seconds.
  public record Span(long start, long end) {
    public static Span at(long second) {
      return new Span(second, second);
    }
  }

  /// What is billed.
  ///
  /// @param link the payment link whose price and product stand on it
  /// @param service the time that is paid for; an invoice's own period looks back instead
  public record Line(
      String id, String description, long amount, boolean proration, String link, Span service) {}

  /// What became of it.
  ///
  /// @param paid by payments through Stripe
  /// @param paidElsewhere outside Stripe
  /// @param credited by credit notes after it was paid
  /// @param changedAt when it was paid, voided or written off
  public record State(
      Status status,
      long paid,
      long paidElsewhere,
      long credited,
      Optional<String> paymentIntent,
      Optional<String> charge,
      Optional<Long> changedAt) {

    public static State begun(Status status) {
      return new State(status, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public State attempted(String intent, String withCharge) {
      return new State(
          status,
          paid,
          paidElsewhere,
          credited,
          Optional.of(intent),
          Optional.of(withCharge),
          changedAt);
    }

    public State paying(long more) {
      return new State(
          status, paid + more, paidElsewhere, credited, paymentIntent, charge, changedAt);
    }

    public State payingElsewhere(long more) {
      return new State(
          status, paid, paidElsewhere + more, credited, paymentIntent, charge, changedAt);
    }

    public State crediting(long more) {
      return new State(
          status, paid, paidElsewhere, credited + more, paymentIntent, charge, changedAt);
    }

    public State became(Status to, long at) {
      return new State(to, paid, paidElsewhere, credited, paymentIntent, charge, Optional.of(at));
    }
  }

  /// What is to be paid in all; a negative total goes to the customer's balance instead.
  public long due() {
    return Math.max(0, totals.total());
  }

  /// What is still to be paid.
  public long remaining() {
    return state.status() == Status.PAID
        ? 0
        : Math.max(0, due() - state.paid() - state.paidElsewhere());
  }

  public Invoice with(State next) {
    return new Invoice(
        id,
        account,
        created,
        number,
        payer,
        subscription,
        billingReason,
        currency,
        totals,
        lines,
        period,
        metadata,
        next);
  }
}
