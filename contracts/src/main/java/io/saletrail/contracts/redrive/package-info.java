/// Trying deliveries again: asked for by a merchant or an operator, and what came of it.
///
/// Reading order: [RedriveFact], [RedriveRequested], [RedriveReason], [RedriveCompleted].
@NullMarked
package io.saletrail.contracts.redrive;

import org.jspecify.annotations.NullMarked;
