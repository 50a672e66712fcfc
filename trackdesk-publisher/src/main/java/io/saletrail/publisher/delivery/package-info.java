/// One delivery: a conversion on its way to Trackdesk. What it is ([Delivery] and its parts), what
/// is decided about it ([DeliveryRules], pure), and how it is kept.
///
/// Reading order: [Delivery], [Sale], [DesiredState], [RemoteState], [DeliveryState], [RetryState];
/// [NextAction], [DeliveryRules], [RetryPolicy], [RetryConfig]; [LanePlan], [Attempt],
/// [CallResult]; [DeliveryChanges]; [DeliveryTable], [DeliveryRow], [AttemptTable], [AttemptSweep];
/// [DeliveryResource].
@NullMarked
package io.saletrail.publisher.delivery;

import org.jspecify.annotations.NullMarked;
