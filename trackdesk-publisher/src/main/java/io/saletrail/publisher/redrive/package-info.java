/// Re-drives: sends again what Trackdesk refused, what was given up and what shadow mode held, once
/// the cause is fixed. One delivery, all with one reason, or all since a time. Operators use HTTP,
/// merchants the console, which publishes a request; both run the same batches.
///
/// Reading order: [RedriveSelection], [RedriveMode], [PlannedCall], [RedriveResult],
/// [RedriveBatch]; then [RedriveLedger] with [RedriveResource] for operators, and [RequestLedger]
/// with [RequestTable] and [RedriveFeed] for merchants.
@NullMarked
package io.saletrail.publisher.redrive;

import org.jspecify.annotations.NullMarked;
