/// A backfill of one merchant: everything that Stripe holds of a period is read, as a dry run
/// first.
///
/// Reading order: [BackfillFact], [BackfillRequested], [BackfillControlled], [BackfillProgressed],
/// [BackfillReadCompleted], [BackfillFailed], [BackfillAssessed].
@NullMarked
package io.saletrail.contracts.backfill;

import org.jspecify.annotations.NullMarked;
