package io.saletrail.ingest.reading;

import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;

/// Reads one kind of Stripe object.
///
/// What the object lacks is noted by the [StripeJson] it is read through, which hands out a
/// stand-in value; whoever called throws the result away when anything was noted.
interface ObjectReader {
  PaymentActivity read(StripeJson object, Observation observation);
}
