package io.saletrail.ingest.poll;

import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Instant;
import java.util.List;

/// What each stage of a pass asks Stripe for.
record StageQuery(PollConfig config) {

  /// The events that say something no other says; Stripe takes 20.
  /// Source: docs.stripe.com/api/events/list, `types`.
  static final List<String> EVENT_TYPES =
      List.of(
          "checkout.session.completed",
          "checkout.session.async_payment_succeeded",
          "checkout.session.async_payment_failed",
          "checkout.session.expired",
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
          "invoice.paid",
          "invoice_payment.paid",
          "invoice.voided",
          "invoice.marked_uncollectible",
          "customer.subscription.deleted");

  /// The page that begins here.
  StripeQuery page(Place here, Window window) {
    var query =
        switch (here.stage()) {
          case EVENTS -> events(window);
          case SESSIONS -> sessions(window);
        };
    var limited = query.with("limit", Integer.toString(config.pageSize()));
    return here.after().map(id -> limited.with("starting_after", id)).orElse(limited);
  }

  private static StripeQuery events(Window window) {
    var query = created(StripeQuery.of("/v1/events"), window.from(), window.to());
    for (var type : EVENT_TYPES) {
      query = query.with("types[]", type);
    }
    return query;
  }

  /// A session can be paid long after it was opened, and Stripe only knows when it was opened.
  private StripeQuery sessions(Window window) {
    var opened = window.from().minus(config.sessionAge());
    return created(StripeQuery.of("/v1/checkout/sessions"), opened, window.to())
        .with("status", "complete")
        .with("expand[]", "data.payment_intent.latest_charge");
  }

  private static StripeQuery created(StripeQuery query, Instant from, Instant to) {
    return query
        .with("created[gte]", Long.toString(from.getEpochSecond()))
        .with("created[lte]", Long.toString(to.getEpochSecond()));
  }
}
