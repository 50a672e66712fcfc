/// From Stripe's words into ours: pure functions from a raw event to payment activity.
///
/// Events are read by the kind of the object they show, not by their type: a type that Stripe
/// brings tomorrow still shows a charge. Old renderings and new ones both arrive (an event keeps
/// the API version it was made with), so each reader knows every part where its object ever kept
/// a fact. What is missing, retyped or absurd ends as a named outcome, never as an exception.
///
/// Reading order: [ActivityReader] (an event), [ReadResult] (every way it can end), [ObjectReaders]
/// (who reads what) and [ObjectReader], [StripeJson] (a tolerant view of one object), [ReadContext]
/// (what was seen so far); then one reader for each kind, in the order in which a payment meets
/// them: [SessionReader], [PaymentIntentReader], [ChargeReader], [InvoiceReader],
/// [InvoicePaymentReader], [SubscriptionReader], [RefundReader], [DisputeReader],
/// [CreditNoteReader], [CustomerReader]; [ProductReader] and [ShippingReader] read parts of two of
/// them.
@NullMarked
package io.saletrail.ingest.reading;

import org.jspecify.annotations.NullMarked;
