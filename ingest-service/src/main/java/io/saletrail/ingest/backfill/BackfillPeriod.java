package io.saletrail.ingest.backfill;

import java.time.Instant;

/// What a backfill reads: the parameters of its job.
///
/// @param from first moment of the period
/// @param to the moment after its last one
/// @param dryRun whether results are only published as a dry run
record BackfillPeriod(Instant from, Instant to, boolean dryRun) {}
