package io.saletrail.ingest.lookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.ingest.allowance.ReadAllowance;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLimits;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.NewJob;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Look-ups as jobs, limited per account and hour.
@ApplicationScoped
class LookupJobs implements JobType<LookupClaim, LookupResult> {
  private static final Logger LOG = Logger.getLogger(LookupJobs.class);

  /// More doublings exceed every longest pause.
  private static final int MAX_DOUBLINGS = 20;

  private final Outbox outbox;
  private final LookupPass pass;
  private final ReadAllowance allowance;
  private final LookupConfig config;
  private final MeterRegistry metrics;

  LookupJobs(
      Outbox outbox,
      LookupPass pass,
      ReadAllowance allowance,
      LookupConfig config,
      MeterRegistry metrics) {
    this.outbox = outbox;
    this.pass = pass;
    this.allowance = allowance;
    this.config = config;
    this.metrics = metrics;
    Arrays.stream(Outcome.values()).forEach(this::counter);
  }

  private Counter counter(Outcome outcome) {
    return metrics.counter("stripe.lookups", "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  /// Adds look-ups. Repeated requests are ignored.
  Uni<Void> enter(List<LookupRequested> requests) {
    var jobs = requests.stream().map(LookupJobs::job).toList();
    return outbox.write(session -> JobTable.add(session, jobs).replaceWithVoid());
  }

  private static NewJob job(LookupRequested request) {
    return NewJob.requested(
        JobKind.LOOKUP,
        request.lookup(),
        Optional.of(request.account()),
        new LookupClaim.Parameters(request.object()));
  }

  @Override
  public JobKind kind() {
    return JobKind.LOOKUP;
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
  public OptionalInt hourlyShare() {
    return OptionalInt.of(config.accountHourly());
  }

  @Override
  public Uni<LookupClaim> load(Mutiny.Session session, JobClaim claim) {
    return Uni.createFrom().item(() -> LookupClaim.of(claim));
  }

  @Override
  public PassOutcome<LookupResult> run(LookupClaim claim) {
    if (!claim.job().connected()) {
      return new PassOutcome.Complete<>(new LookupResult(Outcome.NOT_AUTHORISED, 0));
    }
    return switch (allowance.decide(ReadUse.LOOKUP, claim.account())) {
      case PROCEED -> read(claim);
      case DEFER, REFUSE -> new PassOutcome.AllowanceUsed<>();
    };
  }

  private PassOutcome<LookupResult> read(LookupClaim claim) {
    var outcome = pass.run(claim.account(), claim.object());
    return outcome instanceof PassOutcome.Unavailable<LookupResult> && isGivenUp(claim)
        ? new PassOutcome.Complete<>(new LookupResult(Outcome.GIVEN_UP, 0))
        : outcome;
  }

  private boolean isGivenUp(LookupClaim claim) {
    return claim.job().createdAt().plus(config.giveUpAfter()).isBefore(Instant.now());
  }

  @Override
  public Uni<Void> end(PassEnd end, LookupClaim claim, PassOutcome<LookupResult> outcome) {
    switch (outcome) {
      case PassOutcome.Complete<LookupResult>(var result) -> complete(end, claim, result);
      case PassOutcome.AllowanceUsed<LookupResult> _ -> defer(end, allowance.deferPeriod());
      case PassOutcome.Unavailable<LookupResult> _, PassOutcome.Refused<LookupResult> _ ->
          defer(end, pause(claim.job().attempts()));
      case PassOutcome.Interrupted<LookupResult> _ -> defer(end, config.lease());
      case PassOutcome.LeaseLost<LookupResult> _ -> {}
    }
    return Uni.createFrom().voidItem();
  }

  private static void complete(PassEnd end, LookupClaim claim, LookupResult result) {
    end.job().end(result.outcome().name(), end.now());
    end.facts()
        .publish(
            new LookupEnded(
                claim.job().key(),
                claim.account(),
                claim.object(),
                result.outcome(),
                result.read(),
                end.now()));
  }

  private static void defer(PassEnd end, Duration pause) {
    end.job().deferUntil(end.now().plus(pause));
  }

  private Duration pause(int attempts) {
    var doublings = Math.min(attempts - 1, MAX_DOUBLINGS);
    var pause = config.firstPause().multipliedBy(1L << doublings);
    return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
  }

  @Override
  public void report(LookupClaim claim, PassOutcome<LookupResult> outcome, Duration took) {
    if (outcome instanceof PassOutcome.Complete<LookupResult>(var result)) {
      report(claim, result, took);
    }
  }

  private void report(LookupClaim claim, LookupResult result, Duration took) {
    counter(result.outcome()).increment();
    LOG.infof(
        "lookup.ended merchant=%s object=%s outcome=%s read=%d attempts=%d took_ms=%d",
        claim.account(),
        claim.object(),
        result.outcome(),
        result.read(),
        claim.job().attempts(),
        took.toMillis());
  }
}
