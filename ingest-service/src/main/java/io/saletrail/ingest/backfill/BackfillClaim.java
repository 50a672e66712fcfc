package io.saletrail.ingest.backfill;

import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobJson;
import java.time.Instant;

/// A claimed backfill.
///
/// @param cursor where it starts or resumes
/// @param counts the counts at the cursor
record BackfillClaim(
    JobClaim job, BackfillPeriod period, BackfillCursor cursor, BackfillCounts counts) {

  static BackfillClaim of(JobClaim job) {
    return new BackfillClaim(
        job,
        JobJson.read(job.parameters().orElseThrow(), BackfillPeriod.class),
        job.cursor()
            .map(json -> JobJson.read(json, BackfillCursor.class))
            .orElseGet(BackfillCursor::first),
        job.counts()
            .map(json -> JobJson.read(json, BackfillCounts.class))
            .orElse(BackfillCounts.NONE));
  }

  String backfill() {
    return job.key();
  }

  String account() {
    return job.account();
  }

  Instant from() {
    return period.from();
  }

  Instant to() {
    return period.to();
  }

  boolean dryRun() {
    return period.dryRun();
  }
}
