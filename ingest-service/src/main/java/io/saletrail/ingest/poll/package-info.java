/// We ask Stripe what happened, because webhooks get lost: every hour for each merchant, and when
/// somebody presses Check Now. What comes back goes the way of the webhooks.
///
/// Nothing is missed: the mark moves only when a pass has read its window to the end, never past
/// what may still be settling, and the next window reaches back behind it. Nothing comes twice:
/// what the topic or an earlier page known is not appended again. Only a crash between Kafka's
/// acknowledgement and our note of it, or a webhook at that very moment, can repeat an event, which
/// every consumer bears.
///
/// An account is read by one replica at a time, under a lease. A request that arrives while its
/// account is being read does not join that pass, which may have read past it already, but waits
/// for the next; all that wait share one pass and hear the same counts.
///
/// Reading order: [PollSweep] (what is due), [PollSchedule] with [MerchantFeed] and
/// [PollRequestFeed] (who wants to be read), [PollLedger] with [Claim], [PolledAccount],
/// [PassProgress] and [PollRequest] (leases and marks), [PollPass] (one pass), [Window], [Cursor]
/// and [StageQuery] (what it asks for), [PageIntake], [PolledEvent] and [PaymentKey] (what becomes
/// of what it gets), [PassOutcome] (how it can end), [PollConfig].
@NullMarked
package io.saletrail.ingest.poll;

import org.jspecify.annotations.NullMarked;
