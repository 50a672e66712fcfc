/// One lane per Trackdesk tenant: its rate, its pauses, and the cycles in which its deliveries go
/// out. A lane is held by one replica at a time and never waits for another.
///
/// Reading order: [LaneKeeper], [Lease], [Lane], [LaneProbes], [Throttle], [RateWindow],
/// [RatePolicy], [LearnedRate], [BreakerPolicy], [Breaker], [ThrottleState]; [LaneLedger],
/// [GroupCommit], [LaneTable], [ReplicaTable], [LaneTelemetry], [LaneConfig]; [LaneResource].
@NullMarked
package io.saletrail.publisher.lane;

import org.jspecify.annotations.NullMarked;
