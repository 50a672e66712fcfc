package io.saletrail.sandbox.stripe.objects;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An invoice, created finalised (`open`) or as a draft.
///
/// @param billingReason as Stripe names it: `subscription_create`, `subscription_cycle`, `manual`,
///     ...
/// @param metadata the subscription's metadata when the invoice was created
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

  /// Start and end in seconds.
  public record Span(long start, long end) {
    public static Span at(long second) {
      return new Span(second, second);
    }
  }

  /// A billed item.
  ///
  /// @param link the payment link whose price and product are billed
  /// @param service the period that is paid for; the invoice's own period is the past one
  public record Line(
      String id, String description, long amount, boolean proration, String link, Span service) {}

  /// The changing part.
  ///
  /// @param paid by payments through Stripe
  /// @param paidElsewhere outside Stripe
  /// @param credited by credit notes after it was paid
  /// @param changedAt when it was paid, voided or marked uncollectible
  public record State(
      Status status,
      long paid,
      long paidElsewhere,
      long credited,
      Optional<String> paymentIntent,
      Optional<String> charge,
      Optional<Long> changedAt) {

    public static State created(Status status) {
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

    public State withStatus(Status to, long at) {
      return new State(to, paid, paidElsewhere, credited, paymentIntent, charge, Optional.of(at));
    }
  }

  /// The amount due; a negative total goes to the customer's balance instead.
  public long due() {
    return Math.max(0, totals.total());
  }

  /// The unpaid amount.
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
