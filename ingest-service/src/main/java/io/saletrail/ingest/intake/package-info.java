/// The only writer of `stripe.events.v1`. It keeps the bytes of Stripe's events and reports
/// whether Kafka stored them.
///
/// Reading order: [EventTopic] (appends), [AppendResult], [Envelope] and [EnvelopeReader]
/// (top-level fields), [EventOrigin], [StripeId], [SyntheticEvent] (objects read by API),
/// [SubscribedTypes], [HeartbeatSweep], [IntakeConfig].
@NullMarked
package io.saletrail.ingest.intake;

import org.jspecify.annotations.NullMarked;
