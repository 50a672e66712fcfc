package io.saletrail.ingest.replay;

import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLimits;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.PassOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Replays as jobs, one at a time.
@ApplicationScoped
class ReplayJobs implements JobType<ReplayClaim, ReplayCounts> {
  private static final Logger LOG = Logger.getLogger(ReplayJobs.class);

  private final ReplayPass pass;
  private final ReplayConfig config;

  ReplayJobs(ReplayPass pass, ReplayConfig config) {
    this.pass = pass;
    this.config = config;
  }

  @Override
  public JobKind kind() {
    return JobKind.REPLAY;
  }

  @Override
  public JobLimits limits() {
    return new JobLimits(
        config.tick(), 1, config.lease(), config.databaseTimeout(), config.retention());
  }

  @Override
  public Uni<ReplayClaim> load(Mutiny.Session session, JobClaim claim) {
    return Uni.createFrom().item(() -> ReplayClaim.of(claim));
  }

  @Override
  public PassOutcome<ReplayCounts> run(ReplayClaim claim) {
    return pass.run(claim);
  }

  @Override
  public Uni<Void> end(PassEnd end, ReplayClaim claim, PassOutcome<ReplayCounts> outcome) {
    switch (outcome) {
      case PassOutcome.Complete<ReplayCounts> _ -> end.job().end("COMPLETE", end.now());
      case PassOutcome.Interrupted<ReplayCounts> _,
          PassOutcome.Unavailable<ReplayCounts> _,
          PassOutcome.AllowanceUsed<ReplayCounts> _,
          PassOutcome.Refused<ReplayCounts> _ ->
          end.job().deferUntil(end.now().plus(config.pause()));
      case PassOutcome.LeaseLost<ReplayCounts> _ -> {}
    }
    return Uni.createFrom().voidItem();
  }

  @Override
  public void report(ReplayClaim claim, PassOutcome<ReplayCounts> outcome, Duration took) {
    var counts = outcome.resultOr(ReplayCounts.NONE);
    LOG.infof(
        "replay.pass replay=%s dry_run=%s outcome=%s reason=%s read=%d activities=%d skipped=%d"
            + " unreadable=%d took_ms=%d",
        claim.replay(),
        claim.dryRun(),
        outcome.label(),
        outcome.reasonLabel(),
        counts.read(),
        counts.activities(),
        counts.skipped(),
        counts.unreadable(),
        took.toMillis());
  }
}
