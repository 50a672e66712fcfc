/// Computes what a backfill would change: its facts are stored apart, decided by the same code and
/// together with the stored facts, in transactions that are rolled back, counted and deleted.
///
/// Facts that belong together are decided together, wherever they are in the run: groups share
/// correlation ids, stored cases or customers. Many groups share a transaction, so that none is
/// long and none delays the merchant's new sales.
///
/// Reading order: [DryRunFeed], [DryRunLedger] and [DryRunTable] (facts in), [DryRunSweep] (when a
/// dry run is complete), [Assessment] (deciding, rolled back), [Groups] (what is decided
/// together), [Count] (the result), [DryRunConfig].
@NullMarked
package io.saletrail.conversion.dryrun;

import org.jspecify.annotations.NullMarked;
