/// A backfill of one merchant: everything that Stripe holds of a period is read again, as a
/// rehearsal first and then for real.
///
/// Reading order: [BackfillFact], [BackfillRequested], [BackfillControlled], [BackfillProgressed],
/// [BackfillReadCompleted], [BackfillFailed], [BackfillAssessed].
@NullMarked
package io.saletrail.contracts.backfill;

import org.jspecify.annotations.NullMarked;
