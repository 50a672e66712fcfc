/// The read allowance of each merchant: every call is counted, and near the budget work that can
/// wait is deferred, so that polls always proceed.
///
/// Reading order: [ReadCount] (every call), [Usage], [AllowancePolicy] with [ReadUse] and
/// [AllowanceDecision], [ReadAllowance] (decides and reports), [AllowanceConfig].
@NullMarked
package io.saletrail.ingest.allowance;

import org.jspecify.annotations.NullMarked;
