/// Polls: reads Stripe for events whose webhooks were lost, every hour for each merchant and on
/// Check Now. New events are appended to the raw topic like webhooks.
///
/// Nothing is missed: the mark moves only when a window is read completely, never past the settle
/// time, and the next window overlaps it. Nothing is appended twice: known events are skipped. Only
/// a crash between Kafka's acknowledgement and our record of it, or a webhook at that moment, can
/// repeat an event, which every consumer tolerates.
///
/// A request received during a pass waits for the next one, because the pass may have read past it.
/// Requests that wait together share one pass and its counts.
///
/// Reading order: [PollSchedule] with [PollRequest], [MerchantFeed] and [PollRequestFeed]
/// (requests), [PollJobs] with [PollClaim] (which account is due, and the end of its pass),
/// [PollLedger] with [PassProgress] (progress), [PollPass] with [PollResult], [PollCounts],
/// [Window], [PollCursor] and [StageQuery] (one pass), [PageIntake], [PolledEvent] and [PaymentKey]
/// (what is appended), [PollConfig].
@NullMarked
package io.saletrail.ingest.poll;

import org.jspecify.annotations.NullMarked;
