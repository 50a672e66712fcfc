/// From the raw topic to `payments.activity.v1`, and to `stripe.installations.v1` what is about the
/// app itself.
///
/// The order is what makes nothing get lost: activity acknowledged by Kafka, then what was dedup and
/// what could not be read in one transaction, then the offsets. Whatever dies in between does the
/// batch again, which every consumer bears.
///
/// Reading order: [StripeEventFeed] (what happens to a batch), [IncomingEvent] (an event as it
/// comes off the topic), [DedupTable] (what polls need to tell new from known), [Observations]
/// (objects read without an event), [DedupSweep], [ReaderSource], [ActivityConfig].
@NullMarked
package io.saletrail.ingest.activity;

import org.jspecify.annotations.NullMarked;
