/// The state of the connection to Stripe: last webhooks and failed signatures, published on
/// `stripe.connections.v1`.
///
/// Reading order: [LastWebhooks], [SignatureCount], [ConnectionSweep] (reports both),
/// [ConnectionConfig].
@NullMarked
package io.saletrail.ingest.connection;

import org.jspecify.annotations.NullMarked;
