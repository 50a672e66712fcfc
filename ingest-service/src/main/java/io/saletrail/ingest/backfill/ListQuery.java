package io.saletrail.ingest.backfill;

import io.saletrail.ingest.stripe.StripeQuery;
import java.time.Instant;

/// The calls for each list.
///
/// Sessions are expanded with their charge and with details that events lack; invoices with their
/// payments, which since basil are a separate list (docs.stripe.com/changelog/basil), and with
/// the amount paid outside Stripe, which only calls show
/// (docs.stripe.com/changelog/dahlia/2026-05-27/invoice-object-amount-paid-off-stripe-property).
record ListQuery(BackfillConfig config) {

  StripeQuery page(BackfillClaim claim, BackfillCursor here) {
    var list =
        switch (here.list()) {
          case SESSIONS ->
              created("/v1/checkout/sessions", earliestOpened(claim), claim.to())
                  .with("status", "complete")
                  .with("expand[]", "data.payment_intent.latest_charge")
                  .with("expand[]", "data.line_items")
                  .with("expand[]", "data.discounts.promotion_code")
                  .with("expand[]", "data.customer");
          case INVOICES ->
              created("/v1/invoices", claim)
                  .with("status", "paid")
                  .with("expand[]", "data.payments")
                  .with("expand[]", "data.amount_paid_off_stripe");
          case CHARGES -> created("/v1/charges", claim);
          case REFUNDS -> created("/v1/refunds", claim);
          case CREDIT_NOTES -> created("/v1/credit_notes", claim);
          case DISPUTES -> created("/v1/disputes", claim);
        };
    var limited = list.with("limit", Integer.toString(config.pageSize()));
    return here.after().map(id -> limited.with("starting_after", id)).orElse(limited);
  }

  /// A session can be paid long after it was opened, and Stripe filters by opening time alone.
  private Instant earliestOpened(BackfillClaim claim) {
    return claim.from().minus(config.sessionAge());
  }

  private static StripeQuery created(String path, BackfillClaim claim) {
    return created(path, claim.from(), claim.to());
  }

  private static StripeQuery created(String path, Instant from, Instant to) {
    return StripeQuery.of(path)
        .with("created[gte]", Long.toString(from.getEpochSecond()))
        .with("created[lt]", Long.toString(to.getEpochSecond()));
  }
}
