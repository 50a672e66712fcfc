package io.saletrail.ingest.replay;

import io.saletrail.ingest.job.Job;
import io.saletrail.ingest.job.JobJson;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.ingest.job.JobState;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.job.LeaseState;
import io.saletrail.ingest.job.NewJob;
import io.saletrail.ingest.quarantine.Quarantine;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// Requests and progress of replays, one at a time.
@ApplicationScoped
class ReplayLedger {
  private final Outbox outbox;
  private final JobLedger jobs;
  private final Quarantine quarantine;
  private final ReplayConfig config;

  ReplayLedger(Outbox outbox, JobLedger jobs, Quarantine quarantine, ReplayConfig config) {
    this.outbox = outbox;
    this.jobs = jobs;
    this.quarantine = quarantine;
    this.config = config;
  }

  /// Adds a replay and returns its id; empty while another one is running.
  Uni<Optional<String>> create(ReplayRequest request) {
    var id = UUID.randomUUID().toString();
    var job = NewJob.requested(JobKind.REPLAY, id, request.account(), request);
    return outbox.write(
        session ->
            JobTable.add(session, List.of(job))
                .map(added -> Optional.of(id).filter(_ -> added > 0)));
  }

  /// Records a batch: its unreadable events go into quarantine and its readable ones leave it,
  /// unless it is a dry run.
  Uni<LeaseState> progress(
      ReplayClaim claim, ReplayCursor cursor, ReplayCounts counts, ReplayPass.ReadBatch batch) {
    return jobs.progress(
        claim.job(),
        Instant.now(),
        (session, facts, job) -> {
          job.resumeAt(JobJson.write(cursor), JobJson.write(counts));
          return claim.dryRun() ? Uni.createFrom().voidItem() : settle(session, batch);
        });
  }

  private Uni<Void> settle(Mutiny.Session session, ReplayPass.ReadBatch batch) {
    return quarantine
        .put(session, batch.unreadable())
        .chain(() -> quarantine.release(session, batch.readable()));
  }

  /// Cancels a replay. What it has published stays.
  ///
  /// @return whether it was running
  Uni<Boolean> cancel(String id) {
    return outbox.write(
        session ->
            JobTable.lock(session, JobKind.REPLAY, id)
                .map(found -> found.filter(job -> job.state() == JobState.RUNNING))
                .invoke(running -> running.ifPresent(job -> job.end("CANCELLED", Instant.now())))
                .map(Optional::isPresent));
  }

  Uni<Optional<ReplayStatus>> find(String id) {
    return outbox.read(
        session ->
            JobTable.find(session, JobKind.REPLAY, id)
                .map(found -> found.map(ReplayLedger::status)));
  }

  /// The latest replays, the newest first.
  Uni<List<ReplayStatus>> latest() {
    return outbox.read(
        session ->
            JobTable.latest(session, JobKind.REPLAY, config.shown())
                .map(found -> found.stream().map(ReplayLedger::status).toList()));
  }

  private static ReplayStatus status(Job job) {
    var request = JobJson.read(job.parameters().orElseThrow(), ReplayRequest.class);
    var counts =
        job.counts().map(json -> JobJson.read(json, ReplayCounts.class)).orElse(ReplayCounts.NONE);
    return new ReplayStatus(
        job.key(),
        request.account(),
        request.from(),
        request.to(),
        request.dryRun(),
        job.outcome().orElse(job.state().name()),
        counts.read(),
        counts.activities(),
        counts.skipped(),
        counts.unreadable(),
        job.createdAt(),
        job.endedAt());
  }
}
