/// The stand-in's model of each Stripe object: immutable records, independent of any API version.
///
/// Each record has fixed fields and a small `State` that changes, so that a change reads as
/// `charge.with(charge.state().refunding(500))`. The package `shapes` renders them.
///
/// Reading order: StripeObject, WireEnum, Offer, Totals, PaymentLink, Session, PaymentIntent,
/// Charge, Payer, PaymentMethod, Customer, Subscription, Invoice, InvoicePayment, Refund,
/// CreditNote, Dispute, StripeEvent; Application.
@NullMarked
package io.saletrail.sandbox.stripe.objects;

import org.jspecify.annotations.NullMarked;
