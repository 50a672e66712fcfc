/// A Stripe to test and to play against: payment links in the browser, the REST API, signed
/// webhooks, and misbehaviour on command.
///
/// It keeps what Stripe's documentation says our services may rely on, and takes care to be as
/// awkward as Stripe where they may not: unordered webhooks, several events for one change, old
/// renderings, an events list that lags, and only the event types that an endpoint is
/// subscribed to.
///
/// Reading order: StripeStandIn, StripeStandInConfig, InProcessStripe (one account without a port,
/// for tests); then the parts: `objects` (what there
/// is), `ledger` (where it is kept), `acts` (what can happen), `shapes` (how it looks on the
/// wire), `webhooks`, `api`, `pages` and `control` (the ways in and out).
@NullMarked
package io.saletrail.sandbox.stripe;

import org.jspecify.annotations.NullMarked;
