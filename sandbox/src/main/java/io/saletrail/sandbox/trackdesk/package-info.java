/// A Trackdesk stand-in: faithful to what is public about Trackdesk's API, and strict where our
/// mistakes would otherwise go unnoticed.
///
/// Reading order: [TrackdeskStandIn] with its [TrackdeskStandInConfig]; [FaultFilter], which every
/// call passes; the calls: [TrackingRoutes], [NodeRoutes], parsed by [ConversionCallReader],
/// with a [Response] each; for people and scripts: [ConversionsPage], [TenantRoutes]. [Fault] lists
/// the kinds of faults; the package `tenant` has the rules.
@NullMarked
package io.saletrail.sandbox.trackdesk;

import org.jspecify.annotations.NullMarked;
