/// A stand-in for Trackdesk, true to what is known of its interface and strict where a mistake of
/// ours would otherwise go unnoticed.
///
/// Reading order: the door [TrackdeskStandIn] with its [TrackdeskStandInConfig]; what every call
/// passes: [FaultFilter]; the calls: [TrackingResource], [NodeResource], read by
/// [ConversionCallReader], answered by [Answer]; what people see and command: [HeldPage],
/// [ControlResource]. How a tenant decides is in `tenant`, how it misbehaves in `fault`.
@NullMarked
package io.saletrail.sandbox.trackdesk;

import org.jspecify.annotations.NullMarked;
