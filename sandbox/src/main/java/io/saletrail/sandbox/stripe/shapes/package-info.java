/// Renders the stand-in's objects in any API version.
///
/// Constant fields are in JSON templates beside these classes; the classes fill in the rest. The
/// templates have the shape of dahlia; differences of older versions are added and removed here.
///
/// Reading order: Shapes, Site, Template, SessionShape, PaymentIntentShape, ChargeShape,
/// InvoiceShape, InvoiceLineShape, SubscriptionShape, PriceShape, ReversalShapes, CustomerShape,
/// LinkShape, ApplicationShape, EventShape, Expansion.
@NullMarked
package io.saletrail.sandbox.stripe.shapes;

import org.jspecify.annotations.NullMarked;
