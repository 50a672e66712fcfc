/// Consumption of Kafka channels: a message is applied, or parked, or it waits for the end of an
/// outage. It is never dropped, and one merchant's message never stops another's.
///
/// Reading order: [Feeds], [Feed], [KeyedFeed] (merchant by merchant: [KeyQueues], [Permits]),
/// [Outage], [ParkedTable], [BodyCipher], [ParkedResource], [FailedFacts], [FeedPositions] (what a
/// restored database has lost), [PositionUpdate], [ReachedPosition] and [OpenOffsets] (a position
/// in the transaction of the work), [Heartbeat] (whether the path is open), [HeartbeatWatch],
/// [Drain] (the stop of a service).
@NullMarked
package io.saletrail.outbox.feed;

import org.jspecify.annotations.NullMarked;
