/// What a backfill would come to: its facts are collected apart, decided by the code and over the
/// facts that really decide, in transactions that are undone, counted and forgotten.
///
/// Facts that belong together are decided together, however they lie in the run: groups are tied by
/// what ties cases, by the cases that stand, and by customers. Many groups share a transaction, so
/// that none is long and none holds up the merchant's sales of today.
///
/// Reading order: [DryRunFeed] (what comes), [DryRunTable] (what is kept of it),
/// [DryRunSweep] (when one is complete), [Assessment] (deciding, undone), [Groups] (what has to
/// be decided together), [Count] (what is counted), [DryRunConfig].
@NullMarked
package io.saletrail.conversion.dryrun;

import org.jspecify.annotations.NullMarked;
