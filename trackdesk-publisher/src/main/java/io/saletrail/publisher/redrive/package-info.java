/// Trying again what Trackdesk refused, what was given up and what shadow mode held, once somebody
/// has changed what was wrong: one delivery, all of one reason, or all of a time.
///
/// Reading order: [RedriveOrder], [Redriven], [RedriveLedger], [RedriveResource].
@NullMarked
package io.saletrail.publisher.redrive;

import org.jspecify.annotations.NullMarked;
