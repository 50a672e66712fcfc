/// The state of the connection to Stripe, as ingest-service observes it.
///
/// Reading order: [ConnectionFact], [WebhooksObserved], [WebhookSignaturesFailed].
@NullMarked
package io.saletrail.contracts.connection;

import org.jspecify.annotations.NullMarked;
