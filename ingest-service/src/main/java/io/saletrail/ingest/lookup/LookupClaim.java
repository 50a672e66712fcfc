package io.saletrail.ingest.lookup;

import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobJson;

/// A claimed look-up.
///
/// @param object the object to start from
record LookupClaim(JobClaim job, String object) {
  /// The parameters of the job.
  record Parameters(String object) {}

  static LookupClaim of(JobClaim job) {
    var parameters = JobJson.read(job.parameters().orElseThrow(), Parameters.class);
    return new LookupClaim(job, parameters.object());
  }

  String account() {
    return job.account();
  }
}
