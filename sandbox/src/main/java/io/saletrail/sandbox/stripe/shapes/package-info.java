/// How the stand-in's objects look on the wire, in any API version.
///
/// The fields that never vary stand in JSON templates beside these classes; the classes fill in
/// the rest. The templates have the shape of dahlia, and what older versions knew or lacked is
/// added and removed here.
///
/// Reading order: Shapes, ApiVersion, Site, Template, SessionShape, PaymentIntentShape,
/// ChargeShape, InvoiceShape, InvoiceLineShape, SubscriptionShape, PriceShape, ReversalShapes,
/// CustomerShape, LinkShape, ApplicationShape, EventShape, Expansion.
@NullMarked
package io.saletrail.sandbox.stripe.shapes;

import org.jspecify.annotations.NullMarked;
