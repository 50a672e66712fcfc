package io.saletrail.ingest.backfill;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLimits;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.PassOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Backfills as jobs: one at a time of each merchant, the oldest first.
@ApplicationScoped
class BackfillJobs implements JobType<BackfillClaim, BackfillCounts> {
  private static final Logger LOG = Logger.getLogger(BackfillJobs.class);

  private static final String DUE =
      """
      j.due_at <= now()
         and not exists (
             select 1 from job o
              where o.kind = j.kind and o.account = j.account and o.state = 'RUNNING'
                and (o.created_at, o.key) < (j.created_at, j.key))
      """;

  private final BackfillPass pass;
  private final ReadAllowance allowance;
  private final BackfillConfig config;
  private final MeterRegistry metrics;
  private final Instant startedAt = Instant.now();

  BackfillJobs(
      BackfillPass pass, ReadAllowance allowance, BackfillConfig config, MeterRegistry metrics) {
    this.pass = pass;
    this.allowance = allowance;
    this.config = config;
    this.metrics = metrics;
    PassOutcome.labels().forEach(this::counter);
  }

  private Counter counter(String outcome) {
    return metrics.counter("stripe.backfills", "outcome", outcome.toLowerCase(Locale.ROOT));
  }

  @Override
  public JobKind kind() {
    return JobKind.BACKFILL;
  }

  @Override
  public JobLimits limits() {
    return new JobLimits(
        config.tick(),
        config.concurrency(),
        config.lease(),
        config.databaseTimeout(),
        config.retention());
  }

  @Override
  public String due() {
    return DUE;
  }

  @Override
  public String order() {
    return "j.created_at";
  }

  @Override
  public Uni<BackfillClaim> load(Mutiny.Session session, JobClaim claim) {
    return Uni.createFrom().item(() -> BackfillClaim.of(claim));
  }

  @Override
  public PassOutcome<BackfillCounts> run(BackfillClaim claim) {
    if (claim.job().connected()) {
      return pass.run(claim);
    }
    return isUnknown(claim)
        ? new PassOutcome.Refused<>(PollFailed.Cause.UNKNOWN_ACCOUNT, claim.counts())
        : new PassOutcome.Interrupted<>("UNKNOWN_ACCOUNT");
  }

  @Override
  public Uni<Void> end(PassEnd end, BackfillClaim claim, PassOutcome<BackfillCounts> outcome) {
    return switch (outcome) {
      case PassOutcome.Complete<BackfillCounts>(var counts) -> complete(end, claim, counts);
      case PassOutcome.Refused<BackfillCounts>(var reason, var counts) ->
          fail(end, claim, cause(reason), counts);
      case PassOutcome.Unavailable<BackfillCounts>(var _, var counts) ->
          isGivenUp(claim, counts)
              ? fail(end, claim, Cause.GIVEN_UP, counts)
              : defer(end, config.pause());
      case PassOutcome.AllowanceUsed<BackfillCounts> _ -> defer(end, allowance.deferPeriod());
      case PassOutcome.Interrupted<BackfillCounts> _ -> defer(end, config.pause());
      case PassOutcome.LeaseLost<BackfillCounts> _ -> Uni.createFrom().voidItem();
    };
  }

  /// Until this replica has had the time to read the settings, they may be on their way: a backfill
  /// that was requested before a restart was refused after it.
  private boolean isUnknown(BackfillClaim claim) {
    var timeout = config.unknownAccountTimeout();
    return isPast(claim.job().progressedAt().plus(timeout)) && isPast(startedAt.plus(timeout));
  }

  /// A pass with progress resets the time limit.
  private boolean isGivenUp(BackfillClaim claim, BackfillCounts counts) {
    return counts.equals(claim.counts())
        && isPast(claim.job().progressedAt().plus(config.giveUpAfter()));
  }

  private static boolean isPast(Instant limit) {
    return limit.isBefore(Instant.now());
  }

  private static Uni<Void> complete(PassEnd end, BackfillClaim claim, BackfillCounts counts) {
    end.facts()
        .publish(
            new BackfillReadCompleted(
                claim.backfill(),
                claim.account(),
                claim.dryRun(),
                counts.read(),
                counts.recovered(),
                end.now()));
    return end(end, claim, "COMPLETE", DryRunEnded.Ending.COMPLETE);
  }

  private static Uni<Void> fail(
      PassEnd end, BackfillClaim claim, Cause cause, BackfillCounts counts) {
    end.facts()
        .publish(
            new BackfillFailed(
                claim.backfill(),
                claim.account(),
                cause,
                counts.read(),
                counts.recovered(),
                end.now()));
    return end(end, claim, cause.name(), DryRunEnded.Ending.ABANDONED);
  }

  private static Uni<Void> end(
      PassEnd end, BackfillClaim claim, String outcome, DryRunEnded.Ending dryRun) {
    end.job().end(outcome, end.now());
    if (claim.dryRun()) {
      end.facts().publish(new DryRunEnded(claim.backfill(), claim.account(), dryRun, end.now()));
    }
    return FullyReadTable.delete(end.session(), claim.backfill());
  }

  private static Uni<Void> defer(PassEnd end, Duration pause) {
    end.job().deferUntil(end.now().plus(pause));
    return Uni.createFrom().voidItem();
  }

  private static Cause cause(PollFailed.Cause reason) {
    return switch (reason) {
      case NOT_AUTHORISED -> Cause.NOT_AUTHORISED;
      case REFUSED -> Cause.REFUSED;
      case UNKNOWN_ACCOUNT -> Cause.UNKNOWN_ACCOUNT;
      case RATE_LIMITED, UNAVAILABLE, READ_ALLOWANCE_USED, OTHER -> Cause.OTHER;
    };
  }

  @Override
  public void report(BackfillClaim claim, PassOutcome<BackfillCounts> outcome, Duration took) {
    counter(outcome.label()).increment();
    LOG.infof(
        "backfill.pass merchant=%s backfill=%s dry_run=%s outcome=%s reason=%s took_ms=%d",
        claim.account(),
        claim.backfill(),
        claim.dryRun(),
        outcome.label(),
        outcome.reasonLabel(),
        took.toMillis());
  }
}
