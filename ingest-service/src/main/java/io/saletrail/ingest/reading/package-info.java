/// From Stripe's shapes to our model: pure functions from a raw event to payment activity.
///
/// A reader is chosen by the kind of object, not by the event's type: a new type still contains a
/// charge. An event keeps the API version it was created with, so each reader knows every place
/// where a version kept a value. A missing, retyped or absurd value is a named outcome, never an
/// exception.
///
/// Reading order: [ActivityReader] (an event), [ReadResult] (every outcome), [ObjectReaders] and
/// [ObjectReader], [StripeJson] (a tolerant view of one object), [ReadContext] (state while
/// reading); then one reader per kind, in the order of a payment: [SessionReader],
/// [PaymentIntentReader], [ChargeReader], [InvoiceReader], [InvoicePaymentReader],
/// [SubscriptionReader], [RefundReader], [DisputeReader], [CreditNoteReader], [CustomerReader];
/// [ProductReader] and [ShippingReader] read parts of two of them.
@NullMarked
package io.saletrail.ingest.reading;

import org.jspecify.annotations.NullMarked;
