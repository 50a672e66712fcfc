package io.saletrail.ingest.replay;

import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobJson;
import java.time.Instant;
import java.util.Optional;

/// A claimed replay.
///
/// @param cursor where it resumes; empty before the first batch
/// @param counts the counts at the cursor
record ReplayClaim(
    JobClaim job, ReplayRequest request, Optional<ReplayCursor> cursor, ReplayCounts counts) {

  static ReplayClaim of(JobClaim job) {
    return new ReplayClaim(
        job,
        JobJson.read(job.parameters().orElseThrow(), ReplayRequest.class),
        job.cursor().map(json -> JobJson.read(json, ReplayCursor.class)),
        job.counts().map(json -> JobJson.read(json, ReplayCounts.class)).orElse(ReplayCounts.NONE));
  }

  String replay() {
    return job.key();
  }

  Optional<String> account() {
    return request.account();
  }

  Instant from() {
    return request.from();
  }

  Instant to() {
    return request.to();
  }

  boolean dryRun() {
    return request.dryRun();
  }
}
