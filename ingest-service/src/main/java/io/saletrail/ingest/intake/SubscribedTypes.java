package io.saletrail.ingest.intake;

import java.util.List;
import java.util.stream.Stream;

/// The event types that an endpoint is subscribed to: those that say something no other says.
///
/// This is the only list of them: polls, daily passes, docs/connect.md and the stand-in's endpoints
/// are held to it. Source: docs.stripe.com/api/events/types.
public final class SubscribedTypes {
  /// What changes money, read every hour. Stripe takes 20 types in a call
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

  /// What can wait for a day: payments that will never come, and who is opted out.
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

  /// All that an endpoint receives.
  public static List<String> all() {
    return Stream.concat(HOURLY.stream(), DAILY.stream()).toList();
  }
}
