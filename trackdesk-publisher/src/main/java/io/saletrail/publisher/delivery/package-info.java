/// One delivery: a conversion on its way to Trackdesk. The state ([Delivery] and its parts), the
/// decisions ([DeliveryRules], pure), and the storage.
///
/// Reading order: [Delivery], [Sale], [DesiredState], [RemoteState], [DeliveryState], [RetryState];
/// [NextAction], [DeliveryRules], [RetryPolicy], [RetryConfig]; [LanePlan], [Attempt],
/// [CallResult]; [DeliveryChanges]; [DeliveryTable], [DeliveryRow], [DeliveryFacts],
/// [DatabaseClock], [AttemptTable], [SealedResponses], [AttemptSweep];
/// [DeliveryResource].
@NullMarked
package io.saletrail.publisher.delivery;

import org.jspecify.annotations.NullMarked;
