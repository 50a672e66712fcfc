package io.saletrail.ingest.reading;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.CreditNoteObserved;
import io.saletrail.contracts.activity.CreditNoteObserved.Status;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;

/// Source: docs.stripe.com/api/credit_notes/object. Its refunds also arrive as refunds; only a
/// reversal outside Stripe is known from here alone (docs.stripe.com/api/credit_notes/create,
/// `out_of_band_amount`).
final class CreditNoteReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson note, Observation observation) {
    note.alsoRead("refund");
    note.parts("refunds").forEach(part -> part.alsoRead("refund"));
    var outOfBand = note.amountOr("out_of_band_amount", 0);
    return new CreditNoteObserved(
        observation,
        note.id(),
        note.requiredRelatedId("invoice"),
        note.enumValue("status", Status.OTHER),
        new Money(outOfBand, note.currency()),
        note.time("created"));
  }
}
