/// Backfills: a merchant's past, read again from Stripe. Asked for, paused and ended here, run by
/// ingest-service, reckoned by conversion-service, and followed by what they say on the way.
///
/// A period is done for real only after it was rehearsed; but for the gap of a merchant who
/// returns, which is read by itself.
///
/// Reading order: [BackfillResource], [BackfillRequest] with [BackfillPeriod] (what is asked for),
/// [BackfillLedger] with [BackfillReply] (who may have it), [GapBackfill] with [GapRules] and [Gap]
/// (who returns), [BackfillFeed], [BackfillProjection]; [BackfillRun], [BackfillPhase],
/// [BackfillResponse], [BackfillQuery], [BackfillFailures].
@NullMarked
package io.saletrail.settings.backfill;

import org.jspecify.annotations.NullMarked;
