package io.saletrail.ingest.poll;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLimits;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.PassOutcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Polls as jobs: an account is due when it has open requests.
@ApplicationScoped
class PollJobs implements JobType<PollClaim, PollResult> {
  private static final Logger LOG = Logger.getLogger(PollJobs.class);

  private static final String OPEN_REQUESTS =
      " from job_request r where r.account = j.account and r.ended_at is null";

  /// Counted from the start: a counter that appears with its first poll shows no increase.
  private static final List<String> ENDS = List.of("COMPLETE", "REFUSED", "UNAVAILABLE");

  private final PollSchedule schedule;
  private final PollPass pass;
  private final ReadAllowance allowance;
  private final PollConfig config;
  private final MeterRegistry metrics;

  PollJobs(
      PollSchedule schedule,
      PollPass pass,
      ReadAllowance allowance,
      PollConfig config,
      MeterRegistry metrics) {
    this.schedule = schedule;
    this.pass = pass;
    this.allowance = allowance;
    this.config = config;
    this.metrics = metrics;
    ENDS.forEach(this::counter);
    recovered();
  }

  private Counter counter(String outcome) {
    return metrics.counter("stripe.polls", "outcome", outcome.toLowerCase(Locale.ROOT));
  }

  private Counter recovered() {
    return metrics.counter("stripe.polls.recovered");
  }

  @Override
  public JobKind kind() {
    return JobKind.POLL;
  }

  @Override
  public JobLimits limits() {
    return new JobLimits(
        config.tick(),
        config.concurrency(),
        config.lease(),
        config.databaseTimeout(),
        config.requestRetention());
  }

  @Override
  public String due() {
    return JobTable.CONNECTED + " and exists (select 1" + OPEN_REQUESTS + ")";
  }

  /// The oldest open request first.
  @Override
  public String order() {
    return "(select min(r.received_at)" + OPEN_REQUESTS + ")";
  }

  @Override
  public Uni<Void> schedule(Instant now) {
    return schedule.requestDue(now).chain(() -> schedule.refuseUnknownAccounts(now));
  }

  @Override
  public Uni<PollClaim> load(Mutiny.Session session, JobClaim claim) {
    return PollSchedule.open(session, claim.account())
        .map(open -> PollClaim.of(claim, open, Instant.now()));
  }

  @Override
  public PassOutcome<PollResult> run(PollClaim claim) {
    return isAllowed(claim)
        ? pass.run(claim)
        : new PassOutcome.Refused<>(Cause.READ_ALLOWANCE_USED, PollResult.NONE);
  }

  /// A scheduled poll always proceeds, and serves the requests of Check Now beside it.
  private boolean isAllowed(PollClaim claim) {
    return !claim.isOnlyCheckNow()
        || switch (allowance.decide(ReadUse.CHECK_NOW, claim.account())) {
          case PROCEED -> true;
          case DEFER, REFUSE -> false;
        };
  }

  @Override
  public Uni<Void> end(PassEnd end, PollClaim claim, PassOutcome<PollResult> outcome) {
    return switch (outcome) {
      case PassOutcome.Complete<PollResult>(var result) ->
          complete(end, claim, result.window().orElseThrow(), result.counts());
      // Stripe may have refused the cursor.
      case PassOutcome.Refused<PollResult>(var reason, var result) -> {
        end.job().startOver();
        yield fail(end, claim, reason, result.counts());
      }
      case PassOutcome.Unavailable<PollResult>(var reason, var result) -> {
        end.job().makeDueBy(end.now().plus(config.afterOutage()));
        yield fail(end, claim, reason, result.counts());
      }
      case PassOutcome.Interrupted<PollResult> _, PassOutcome.AllowanceUsed<PollResult> _ -> {
        end.job().deferUntil(end.now().plus(config.afterInterruption()));
        yield Uni.createFrom().voidItem();
      }
      case PassOutcome.LeaseLost<PollResult> _ -> Uni.createFrom().voidItem();
    };
  }

  private static Uni<Void> complete(
      PassEnd end, PollClaim claim, Window window, PollCounts counts) {
    end.job().advanceTo(window.mark());
    end.job().startOver();
    for (var request : claim.requests()) {
      end.facts()
          .publish(
              new PollCompleted(
                  request.poll(),
                  claim.account(),
                  request.trigger(),
                  window.from(),
                  window.to(),
                  counts.read(),
                  counts.recovered(),
                  end.now(),
                  Optional.of(counts.recoveredIds())));
    }
    return PollSchedule.end(end.session(), claim, end.now());
  }

  private static Uni<Void> fail(PassEnd end, PollClaim claim, Cause cause, PollCounts counts) {
    for (var request : claim.requests()) {
      end.facts()
          .publish(
              new PollFailed(
                  request.poll(),
                  claim.account(),
                  request.trigger(),
                  cause,
                  counts.read(),
                  counts.recovered(),
                  end.now(),
                  Optional.of(counts.recoveredIds())));
    }
    return PollSchedule.end(end.session(), claim, end.now());
  }

  @Override
  public void report(PollClaim claim, PassOutcome<PollResult> outcome, Duration took) {
    reportReads(claim);
    var counts = outcome.resultOr(PollResult.NONE).counts();
    counter(outcome.label()).increment();
    recovered().increment(counts.recovered());
    LOG.infof(
        "poll.ended merchant=%s requests=%d outcome=%s reason=%s read=%d recovered=%d took_ms=%d",
        claim.account(),
        claim.requests().size(),
        outcome.label(),
        outcome.reasonLabel(),
        counts.read(),
        counts.recovered(),
        took.toMillis());
  }

  private void reportReads(PollClaim claim) {
    for (var request : claim.requests().stream().limit(1).toList()) {
      allowance
          .report(claim.account(), request.poll(), Instant.now())
          .await()
          .atMost(config.databaseTimeout());
    }
  }
}
