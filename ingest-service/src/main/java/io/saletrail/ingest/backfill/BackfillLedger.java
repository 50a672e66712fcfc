package io.saletrail.ingest.backfill;

import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.contracts.dryrun.DryRunEnded.Ending;
import io.saletrail.ingest.job.Job;
import io.saletrail.ingest.job.JobJson;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.job.LeaseState;
import io.saletrail.ingest.job.NewJob;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/// Requests, controls and progress of backfills.
@ApplicationScoped
class BackfillLedger {
  private final Outbox outbox;
  private final JobLedger jobs;

  BackfillLedger(Outbox outbox, JobLedger jobs) {
    this.outbox = outbox;
    this.jobs = jobs;
  }

  /// Adds a backfill. A repeated request is ignored.
  Uni<Void> enter(BackfillRequested request) {
    var period = new BackfillPeriod(request.from(), request.to(), request.dryRun());
    var job =
        NewJob.requested(
            JobKind.BACKFILL, request.backfill(), Optional.of(request.account()), period);
    return outbox.write(session -> JobTable.add(session, List.of(job)).replaceWithVoid());
  }

  /// Pauses, resumes or cancels a backfill. A late or repeated control changes nothing.
  Uni<Void> control(BackfillControlled control) {
    return outbox.write(
        (session, facts) ->
            JobTable.lock(session, JobKind.BACKFILL, control.backfill())
                .map(found -> found.filter(job -> accepts(job, control)))
                .chain(
                    job ->
                        job.isPresent()
                            ? apply(session, facts, job.get(), control)
                            : Uni.createFrom().voidItem()));
  }

  private static boolean accepts(Job job, BackfillControlled control) {
    return job.account().equals(Optional.of(control.account())) && job.accepts(control.sequence());
  }

  private static Uni<Void> apply(
      Mutiny.Session session, Outbox.Facts facts, Job job, BackfillControlled control) {
    var now = Instant.now();
    switch (control.command()) {
      case PAUSED -> job.pause(now);
      case RESUMED -> job.resume(now);
      case CANCELLED -> {
        return cancel(session, facts, job, control, now);
      }
    }
    return Uni.createFrom().voidItem();
  }

  private static Uni<Void> cancel(
      Mutiny.Session session,
      Outbox.Facts facts,
      Job job,
      BackfillControlled control,
      Instant now) {
    job.end("CANCELLED", now);
    if (JobJson.read(job.parameters().orElseThrow(), BackfillPeriod.class).dryRun()) {
      facts.publish(
          new DryRunEnded(
              control.backfill(), control.account(), Ending.ABANDONED, control.controlledAt()));
    }
    return FullyReadTable.delete(session, control.backfill());
  }

  /// Records a page: extends the lease and moves the cursor.
  Uni<LeaseState> progress(BackfillClaim claim, PageRead page, Instant now) {
    return jobs.progress(
        claim.job(),
        now,
        (session, facts, job) -> {
          job.resumeAt(JobJson.write(page.resume()), JobJson.write(page.counted()));
          page.fact(claim, now).ifPresent(facts::publish);
          return FullyReadTable.add(session, claim.backfill(), page.fullyRead());
        });
  }

  /// The subset of these ids whose related objects are read.
  Uni<Set<String>> fullyRead(BackfillClaim claim, Set<String> ids) {
    return outbox.write(session -> FullyReadTable.find(session, claim.backfill(), ids));
  }
}
