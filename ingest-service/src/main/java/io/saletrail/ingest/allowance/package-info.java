/// What we may read from Stripe, for each merchant: every call is counted, and near the budget
/// whatever can wait waits, so that what cannot (a poll a few times a day) goes on.
///
/// Reading order: [ReadCount] (every call), [Usage], [AllowancePolicy] with [ReadUse] and
/// [AllowanceDecision] (what may still be read), [ReadAllowance] (asks and tells),
/// [AllowanceConfig].
@NullMarked
package io.saletrail.ingest.allowance;

import org.jspecify.annotations.NullMarked;
