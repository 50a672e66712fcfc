package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;

/// Reads one kind of Stripe object.
///
/// [StripeJson] records a read error for a missing field and returns a placeholder; the caller
/// discards the result of an object with an error.
interface ObjectReader {
  PaymentActivity read(StripeJson object, Observation observation);
}
