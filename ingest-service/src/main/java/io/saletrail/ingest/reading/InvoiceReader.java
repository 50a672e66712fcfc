package io.saletrail.ingest.reading;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoiceObserved.BillingReason;
import io.saletrail.contracts.activity.InvoiceObserved.Status;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import java.time.Instant;
import java.util.Optional;

/// Source: docs.stripe.com/api/invoices/object. Basil (2025-03-31) moved most of it: the
/// subscription into `parent`, payments into a list, taxes into `total_taxes`, and it dropped
/// `charge`, `payment_intent`, `paid` and `paid_out_of_band`.
final class InvoiceReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson invoice, Observation observation) {
    invoice.each("payments");
    var subscription = invoice.part("parent").part("subscription_details");
    var offStripe = paidOffStripe(invoice);
    var shipping = new ShippingReader(invoice);
    return new InvoiceObserved(
        observation,
        invoice.id(),
        status(invoice, observation),
        invoice.enumValueOr("billing_reason", BillingReason.OTHER, BillingReason.OTHER),
        new Money(Math.max(0, invoice.amount("amount_paid") - offStripe), invoice.currency()),
        offStripe,
        total(invoice),
        tax(invoice),
        shipping.total(),
        subscription(invoice, subscription),
        invoice.relatedId("payment_intent"),
        invoice.relatedId("charge"),
        // The subscription's metadata when the invoice was created.
        invoice.optedOut()
            || subscription.optedOut()
            || invoice.part("subscription_details").optedOut(),
        invoice.relatedId("customer"),
        ProductReader.invoiced(invoice),
        createdAt(invoice),
        invoice.part("status_transitions").optionalTime("paid_at"),
        due(invoice),
        shipping.tax(),
        invoice.optionalTime("period_start"),
        invoice.optionalTime("period_end"),
        Optional.of(true).filter(_ -> invoice.part("lines").isTrue("has_more")));
  }

  /// A deleted draft keeps its status; only the event's type shows the deletion
  /// (docs.stripe.com/api/events/types, `invoice.deleted`). Before 2018-11-08 three flags
  /// replaced the status.
  private static Status status(StripeJson invoice, Observation observation) {
    if (observation.eventType().equals("invoice.deleted")) {
      return Status.DELETED;
    }
    if (invoice.has("status") || !invoice.has("paid")) {
      return invoice.enumValue("status", Status.OTHER);
    }
    if (invoice.isTrue("paid")) {
      return Status.PAID;
    }
    if (invoice.isTrue("forgiven")) {
      return Status.UNCOLLECTIBLE;
    }
    return invoice.isTrue("closed") ? Status.VOID : Status.OPEN;
  }

  /// Before basil an invoice was paid outside Stripe completely or not at all. Since then
  /// `amount_paid` includes both parts, and events do not show the part outside Stripe
  /// (docs.stripe.com/changelog/dahlia/2026-05-27): the charge has the part inside.
  private static long paidOffStripe(StripeJson invoice) {
    if (invoice.isTrue("paid_out_of_band")) {
      var paid = invoice.amountOr("amount_paid", 0);
      return paid > 0 ? paid : invoice.amountOr("amount_due", 0);
    }
    return invoice.amountOr("amount_paid_off_stripe", 0);
  }

  /// Credit can make the amount due negative.
  private static Optional<Long> due(StripeJson invoice) {
    return invoice.has("amount_due")
        ? Optional.of(Math.max(0, invoice.signedAmountOr("amount_due", 0)))
        : Optional.empty();
  }

  private static long total(StripeJson invoice) {
    return invoice.signedAmount("total");
  }

  private static long tax(StripeJson invoice) {
    if (invoice.has("total_taxes")) {
      return invoice.sum("total_taxes", "amount");
    }
    if (invoice.has("total_tax_amounts")) {
      return invoice.sum("total_tax_amounts", "amount");
    }
    return invoice.signedAmountOr("tax", 0);
  }

  private static Optional<String> subscription(StripeJson invoice, StripeJson parent) {
    var old = invoice.relatedId("subscription");
    return old.isPresent() ? old : parent.relatedId("subscription");
  }

  /// Called `date` before 2019-03-14.
  private static Instant createdAt(StripeJson invoice) {
    return invoice.has("created") ? invoice.time("created") : invoice.time("date");
  }
}
