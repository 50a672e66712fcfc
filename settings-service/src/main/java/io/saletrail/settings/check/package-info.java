/// Check Now: a poll of one merchant's Stripe account, asked for here, run by ingest-service, and
/// followed by what it says on the way.
///
/// Reading order: [CheckResource], [CheckLedger], [CheckFeed], [CheckProjection], [CheckRow];
/// [CheckRun], [CheckState], [CheckResponse], [CheckQuery], [CheckFailures]; and live:
/// [StreamFilter], [CheckStreamResource], [CheckStream], [StreamLimit], [CheckStreamConfig].
@NullMarked
package io.saletrail.settings.check;

import org.jspecify.annotations.NullMarked;
