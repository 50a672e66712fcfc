/// What a dry run of a backfill reads. It has a topic of its own, so that no consumer of payment
/// activity can mistake it for live activity.
///
/// Reading order: [DryRunFact], [DryRunActivityRead], [DryRunEnded].
@NullMarked
package io.saletrail.contracts.dryrun;

import org.jspecify.annotations.NullMarked;
