/// How the connection to Stripe is, as ingest-service sees it.
///
/// Reading order: [ConnectionFact], [WebhooksObserved], [WebhookSignaturesFailed].
@NullMarked
package io.saletrail.contracts.connection;

import org.jspecify.annotations.NullMarked;
