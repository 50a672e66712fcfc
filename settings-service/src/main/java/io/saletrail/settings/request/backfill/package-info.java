/// Backfills: import of past sales over a date range. Requested and controlled here, read by
/// ingest-service, computed by conversion-service, and followed by their facts.
///
/// A live backfill needs a dry run of the same period first, except the automatic one after a
/// reinstall.
///
/// Reading order: [BackfillResource], [BackfillRequest] with [BackfillPeriod], [BackfillLedger]
/// with [BackfillReply] (what is allowed), [GapBackfill] with [GapRules] and [Gap] (after a
/// reinstall), [BackfillFeed]; [Backfill], [BackfillPhase], [BackfillQuery],
/// [BackfillFailures].
@NullMarked
package io.saletrail.settings.request.backfill;

import org.jspecify.annotations.NullMarked;
