package io.saletrail.ingest.poll;

import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.ingest.job.Job;
import io.saletrail.ingest.job.JobJson;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.ingest.job.LeaseState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// Progress of polls.
@ApplicationScoped
class PollLedger {
  private final JobLedger jobs;

  PollLedger(JobLedger jobs) {
    this.jobs = jobs;
  }

  /// Records a page: extends the lease, moves the cursor and publishes progress for each request.
  ///
  /// @param next cursor of the next page; empty after the last, which another replica reads again
  Uni<LeaseState> progress(
      PollClaim claim,
      Window window,
      Stage stage,
      Optional<PollCursor> next,
      PollCounts counts,
      Instant now) {
    return jobs.progress(
        claim.job(),
        now,
        (session, facts, job) -> {
          next.ifPresent(cursor -> resumeAt(job, claim, window, cursor, counts));
          for (var request : claim.requests()) {
            facts.publish(progressed(claim, request, stage, counts, now));
          }
          return Uni.createFrom().voidItem();
        });
  }

  private static void resumeAt(
      Job job, PollClaim claim, Window window, PollCursor cursor, PollCounts counts) {
    var progress = new PassProgress(claim.startedAt(), window, cursor);
    job.resumeAt(JobJson.write(progress), JobJson.write(counts));
  }

  private static PollProgressed progressed(
      PollClaim claim, PollClaim.Request request, Stage stage, PollCounts counts, Instant now) {
    return new PollProgressed(
        request.poll(),
        claim.account(),
        request.trigger(),
        stage,
        counts.read(),
        counts.recovered(),
        now);
  }
}
