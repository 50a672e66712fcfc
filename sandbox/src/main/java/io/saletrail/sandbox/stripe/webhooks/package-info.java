/// Sends events to registered endpoints as Stripe does: signed, at least once, in no guaranteed
/// order, retried until a 2xx, never following a redirect. With more faults on command.
///
/// Reading order: WebhookSender, Endpoint, Lane, Delivery, DeliveryLog, RetryPlan,
/// WebhookFaults, Signature.
@NullMarked
package io.saletrail.sandbox.stripe.webhooks;

import org.jspecify.annotations.NullMarked;
