/// From the raw topic to `payments.activity.v1`; installations of our app go to
/// `stripe.installations.v1`.
///
/// The order prevents loss: Kafka acknowledges the activity, one transaction records the
/// processed and the unreadable events, then the offsets are committed. A replica that dies in
/// between repeats the batch, which every consumer tolerates.
///
/// Reading order: [StripeEventFeed] (the path of a batch), [IncomingEvent], [DedupTable] (known
/// events and session states), [Observations] (objects read by API), [DedupSweep],
/// [ReaderSource], [ReadMetrics], [ActivityConfig].
@NullMarked
package io.saletrail.ingest.activity;

import org.jspecify.annotations.NullMarked;
