package io.saletrail.ingest.job;

import java.time.Duration;

/// Limits of one kind of job.
///
/// @param tick interval between searches for due jobs
/// @param concurrency jobs that this process runs at a time
/// @param lease time after which another replica takes over a silent one's job
/// @param databaseTimeout timeout of one transaction
/// @param retention how long ended jobs are stored, so that a repeated request is ignored
public record JobLimits(
    Duration tick, int concurrency, Duration lease, Duration databaseTimeout, Duration retention) {}
