/// What the stand-in knows about each Stripe object: immutable records in our own words, free
/// of any API version.
///
/// Each record splits into what is fixed at its making and a small `State` that moves on, so
/// that a change reads as `charge.with(charge.state().refunding(500))`. How they look on the
/// wire is the business of `shapes`.
///
/// Reading order: StripeObject, Word, Offer, Totals, PaymentLink, Session, PaymentIntent,
/// Charge, Payer, PaymentMethod, Customer, Subscription, Invoice, InvoicePayment, Refund,
/// CreditNote, Dispute, StripeEvent; Application.
@NullMarked
package io.saletrail.sandbox.stripe.objects;

import org.jspecify.annotations.NullMarked;
