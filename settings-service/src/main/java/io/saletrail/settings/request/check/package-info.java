/// Check Now: a poll of one merchant's Stripe account, requested here, run by ingest-service, and
/// followed by its facts.
///
/// Reading order: [CheckResource], [CheckConfig], [CheckLedger], [CheckFeed]; [Check],
/// [CheckState], [CheckQuery], [CheckFailures]; live: [StreamFilter], [CheckStreamResource],
/// [CheckStream], [StreamLimit], [CheckStreamConfig].
@NullMarked
package io.saletrail.settings.request.check;

import org.jspecify.annotations.NullMarked;
