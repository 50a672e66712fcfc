/// The whole system as `make run` starts it, with the four services as processes.
///
/// Reading order: [EndToEndTest], [BackfillTest] and [ReinstallTest] with [Operator];
/// [BillingDayTest]; [ReplicasSoak], which `make soak` runs.
@NullMarked
package io.saletrail.journeys.stack;

import org.jspecify.annotations.NullMarked;
