/// How the connection to Stripe is: whose webhooks come, and how many come that Stripe had not
/// signed. Told on `stripe.connections.v1`, from where settings-service knows it.
///
/// Reading order: [LastWebhooks] (when each account's webhooks came last), [SignatureCount],
/// [ConnectionSweep] (tells both), [ConnectionConfig].
@NullMarked
package io.saletrail.ingest.connection;

import org.jspecify.annotations.NullMarked;
