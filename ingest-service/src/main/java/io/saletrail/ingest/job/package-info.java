/// Runs passes over Stripe and over the raw topic. The only package that knows leases, slots and
/// virtual threads; `poll`, `daily`, `backfill`, `lookup` and `replay` each implement [JobType].
///
/// A claimed job belongs to one replica until its lease expires. Progress extends the lease and
/// moves the cursor in one transaction; the end of a pass changes the job and publishes its facts
/// in one transaction. A replica that lost its lease cannot write, and its successor resumes at the
/// cursor.
///
/// Reading order: [JobSweep] (what is due), [JobRunner] (one claim), [JobType] with [JobLimits] and
/// [PassOutcome] (what a kind of job adds), [JobLedger] with [LeaseState] (the transactions of a
/// claim), [Job], [JobKind], [JobState] and [JobClaim] (the row and its claim), [JobTable] with
/// [NewJob] (SQL), [JobJson] (columns of each kind), [JobAges] (what waits for how long).
@NullMarked
package io.saletrail.ingest.job;

import org.jspecify.annotations.NullMarked;
