/// Sends events to registered endpoints as Stripe does: signed, at least once, in no promised
/// order, again and again until a 2xx, never following a redirect. And worse than that on
/// command.
///
/// Reading order: WebhookSender, Endpoint, Lane, Delivery, DeliveryLog, RetryPlan,
/// WebhookMischief, Signature.
@NullMarked
package io.saletrail.sandbox.stripe.webhooks;

import org.jspecify.annotations.NullMarked;
