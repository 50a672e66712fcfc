/// The one door into `stripe.events.v1`. What comes through it is a Stripe event whose bytes are
/// kept as they are; what is answered through it is whether Kafka holds them.
///
/// Reading order: [EventTopic] (the door), [AppendResult] (its answers), [Envelope] and
/// [EnvelopeReader] (the few fields that every event begins with), [EventOrigin], [StripeId],
/// [SubscribedTypes] (which events come at all),
/// [IntakeConfig].
@NullMarked
package io.saletrail.ingest.intake;

import org.jspecify.annotations.NullMarked;
