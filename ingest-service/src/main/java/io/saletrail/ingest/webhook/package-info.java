/// `POST /webhooks/stripe`: Stripe tells us what happened, and hears 200 when Kafka holds it.
///
/// No database and no call to Stripe on this path. It is a bare Vert.x route, because REST and an
/// emitter for each message cost two thirds of the throughput (measured: `make bench`).
///
/// Reading order: [WebhookRoute] (what happens to a request), [BoundedBody] (a body with a limit in
/// size and time), [WebhookCheck] (is it Stripe, is it now, is it an event: pure), with
/// [SignatureHeader] and [Secrets]; [Verdict] (every way it can end), [WebhookMetrics],
/// [WebhookConfig].
@NullMarked
package io.saletrail.ingest.webhook;

import org.jspecify.annotations.NullMarked;
