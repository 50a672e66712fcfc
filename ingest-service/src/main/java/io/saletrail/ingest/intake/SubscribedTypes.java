package io.saletrail.ingest.intake;

import java.util.List;
import java.util.stream.Stream;

/// The event types an endpoint subscribes to: those with information that no other type has.
///
/// The only list of them: tests compare it with polls, daily passes, docs/connect.md and the
/// stand-in's endpoints. Source: docs.stripe.com/api/events/types.
public final class SubscribedTypes {
  /// Types that change money, polled hourly. Stripe accepts 20 types per call
  /// (docs.stripe.com/api/events/list, `types`).
  public static final List<String> HOURLY =
      List.of(
          "checkout.session.completed",
          "checkout.session.async_payment_failed",
          "payment_intent.processing",
          "payment_intent.payment_failed",
          "payment_intent.canceled",
          "charge.succeeded",
          "charge.captured",
          "charge.refunded",
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.closed",
          "charge.dispute.funds_reinstated",
          "invoice.paid",
          "invoice.payment_failed",
          "invoice_payment.paid",
          "credit_note.created",
          "customer.subscription.deleted");

  /// Types that the daily pass reads: payments without effect, and opt-outs.
  public static final List<String> DAILY =
      List.of(
          "checkout.session.async_payment_succeeded",
          "checkout.session.expired",
          "invoice.voided",
          "invoice.marked_uncollectible",
          "invoice.deleted",
          "customer.created",
          "customer.updated",
          "customer.subscription.created",
          "customer.subscription.updated");

  private SubscribedTypes() {}

  public static List<String> all() {
    return Stream.concat(HOURLY.stream(), DAILY.stream()).toList();
  }
}
