/// A Stripe stand-in for tests and demos: payment links in the browser, the REST API, signed
/// webhooks, and faults on command.
///
/// It guarantees what Stripe's documentation guarantees, and no more: webhooks out of order,
/// several events for one change, old renderings, an events list with a lag, and only the event
/// types that an endpoint subscribes to.
///
/// Reading order: StripeStandIn, StripeStandInConfig, InProcessStripe (one account without a port,
/// for tests); then the parts: `objects` (the model), `state` (where it is stored), `actions` (what
/// can happen), `shapes` (rendering), `webhooks`, `api`, `pages` and `control` (the interfaces).
@NullMarked
package io.saletrail.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
