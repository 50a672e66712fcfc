/// What a backfill reads while it is only rehearsed. It never happened as far as anybody else is
/// concerned: it has a topic of its own, so that no reader of payment activity can take it for
/// real.
///
/// Reading order: [DryRunFact], [DryRunActivityRead], [DryRunEnded].
@NullMarked
package io.saletrail.contracts.dryrun;

import org.jspecify.annotations.NullMarked;
