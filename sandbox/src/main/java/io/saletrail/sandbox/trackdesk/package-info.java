/// A Trackdesk stand-in, faithful to what is known of its interface, and strict where a mistake of
/// ours would otherwise stay unnoticed.
///
/// Reading order: [TrackdeskStandIn] with its [TrackdeskStandInConfig]; [FaultFilter], which every
/// call passes; the calls: [TrackingResource], [NodeResource], parsed by [ConversionCallReader],
/// with an [Response] each; for people and scripts: [ConversionsPage], [ControlResource]. The
/// package `tenant` has the rules, `fault` the faults.
@NullMarked
package io.saletrail.sandbox.trackdesk;

import org.jspecify.annotations.NullMarked;
