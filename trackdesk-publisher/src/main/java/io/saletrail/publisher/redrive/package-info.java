/// Trying again what Trackdesk refused, what was given up and what shadow mode held, once somebody
/// has changed what was wrong: one delivery, all of one reason, or all of a time. Operators ask by
/// HTTP, merchants by a fact of their console's; both take the same steps.
///
/// Reading order: [RedriveSelection], [PlannedCall], [RedriveResult], [RedriveBatch]; then
/// [RedriveLedger] with [RedriveResource] for operators, and [RequestLedger] with [RequestTable]
/// and [RedriveFeed] for merchants.
@NullMarked
package io.saletrail.publisher.redrive;

import org.jspecify.annotations.NullMarked;
