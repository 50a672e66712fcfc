/// Backfills: everything that Stripe has of a merchant's period, by Stripe's creation time, beyond
/// the 30 days of events.
///
/// New objects go into the raw topic. In a dry run they are read into activity here and published
/// on a topic of their own, from which conversion-service computes the result; both read the same.
///
/// Reading order: [BackfillFeed] (requests and controls), [BackfillLedger] (their transactions),
/// [BackfillJobs] (which one is due, and its end), [BackfillPass] with [BackfillClaim],
/// [BackfillPeriod], [BackfillCursor] and [BackfillCounts] (list by list, page by page),
/// [BackfillList], [PageRead], [ListQuery], [RelatedObjects], [ObjectIds] and [FullyReadTable]
/// (related objects outside the period), [ObjectIntake] (what is appended), [BackfillPace],
/// [BackfillConfig].
@NullMarked
package io.saletrail.ingest.backfill;

import org.jspecify.annotations.NullMarked;
