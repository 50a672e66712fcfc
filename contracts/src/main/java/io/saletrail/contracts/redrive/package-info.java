/// Re-drives: sending deliveries again, requested by a merchant or an operator.
///
/// Reading order: [RedriveFact], [RedriveRequested], [RedriveReason], [RedriveCompleted].
@NullMarked
package io.saletrail.contracts.redrive;

import org.jspecify.annotations.NullMarked;
