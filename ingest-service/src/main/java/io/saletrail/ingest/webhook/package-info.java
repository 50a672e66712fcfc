/// `POST /webhooks/stripe`: verifies an event, appends it to Kafka and responds 200 once it is
/// durable.
///
/// No database and no call to Stripe on this path. A bare Vert.x route, because REST and an
/// emitter per message cost two thirds of the throughput (measured: `make bench`).
///
/// Reading order: [WebhookRoute] (the path of a request), [BoundedBody] (body within limits),
/// [WebhookCheck] (pure), with [SignatureHeader], [Secrets] and [Secret]; [Verdict] (every
/// outcome), [WebhookMetrics], [WebhookConfig].
@NullMarked
package io.saletrail.ingest.webhook;

import org.jspecify.annotations.NullMarked;
