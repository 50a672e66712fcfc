/// Everything that Stripe holds of a merchant's period, read again by the moment at which Stripe
/// made it: beyond the 30 days of events, for real or as a rehearsal.
///
/// For real, what is new goes into the raw topic, the way of everything else. In a rehearsal it is
/// read into activity here and goes to a topic of its own, where conversion-service reckons what
/// would come of it; both read exactly the same. A backfill is read by one replica at a time, under
/// a lease, page by page; whoever takes it over goes on where the last page ended.
///
/// Reading order: [BackfillSweep] (what is due), [BackfillFeed] (what is asked for),
/// [BackfillLedger] with [BackfillClaim] (leases and places), [BackfillPass] (the lists, page by
/// page), [BackfillList], [Cursor], [PageRead], [ListQuery], [RelatedObjects] and [ObjectIds] (what
/// belongs to a page and lies outside the period), [ObjectIntake] (what becomes of what is read),
/// [PassOutcome], [BackfillConfig].
@NullMarked
package io.saletrail.ingest.backfill;

import org.jspecify.annotations.NullMarked;
