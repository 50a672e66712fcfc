package io.saletrail.ingest.daily;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.ingest.job.JobClaim;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLimits;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.ingest.stripe.PollSlot;
import io.saletrail.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Daily passes as jobs: one per merchant, at the merchant's own time of the day.
@ApplicationScoped
class DailyJobs implements JobType<JobClaim, DailyCounts> {
  private static final Logger LOG = Logger.getLogger(DailyJobs.class);

  /// Merchants that get their first pass in one transaction.
  private static final int BATCH = 500;

  private final Outbox outbox;
  private final DailyPass pass;
  private final DailyConfig config;
  private final MeterRegistry metrics;

  DailyJobs(Outbox outbox, DailyPass pass, DailyConfig config, MeterRegistry metrics) {
    this.outbox = outbox;
    this.pass = pass;
    this.config = config;
    this.metrics = metrics;
    PassOutcome.labels().forEach(this::passes);
    settled();
  }

  private Counter passes(String outcome) {
    return metrics.counter("stripe.daily.passes", "outcome", outcome.toLowerCase(Locale.ROOT));
  }

  private Counter settled() {
    return metrics.counter("stripe.daily.settled");
  }

  @Override
  public JobKind kind() {
    return JobKind.DAILY;
  }

  @Override
  public JobLimits limits() {
    return new JobLimits(
        config.tick(),
        config.concurrency(),
        config.lease(),
        config.databaseTimeout(),
        config.interval());
  }

  @Override
  public String due() {
    return "j.due_at <= now() and " + JobTable.CONNECTED;
  }

  @Override
  public Uni<Void> schedule(Instant now) {
    return outbox.write(
        session ->
            JobTable.addRecurring(session, JobKind.DAILY, BATCH, account -> first(account, now))
                .replaceWithVoid());
  }

  @Override
  public Uni<JobClaim> load(Mutiny.Session session, JobClaim claim) {
    return Uni.createFrom().item(claim);
  }

  @Override
  public PassOutcome<DailyCounts> run(JobClaim claim) {
    return pass.run(claim);
  }

  @Override
  public Uni<Void> end(PassEnd end, JobClaim claim, PassOutcome<DailyCounts> outcome) {
    return switch (outcome) {
      case PassOutcome.Complete<DailyCounts> _ -> {
        // Events after the due time belong to the next pass.
        end.job().advanceTo(claim.dueAt());
        yield untilTomorrow(end, claim);
      }
      case PassOutcome.AllowanceUsed<DailyCounts> _, PassOutcome.Refused<DailyCounts> _ ->
          untilTomorrow(end, claim);
      case PassOutcome.Unavailable<DailyCounts> _, PassOutcome.Interrupted<DailyCounts> _ -> {
        end.job().deferUntil(end.now().plus(config.afterOutage()));
        yield Uni.createFrom().voidItem();
      }
      case PassOutcome.LeaseLost<DailyCounts> _ -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> untilTomorrow(PassEnd end, JobClaim claim) {
    end.job()
        .scheduleAt(PollSlot.next(claim.dueAt(), end.now(), claim.account(), config.interval()));
    return UnsettledTable.deleteExpired(end.session(), claim.account());
  }

  @Override
  public void report(JobClaim claim, PassOutcome<DailyCounts> outcome, Duration took) {
    var counts = outcome.resultOr(DailyCounts.NONE);
    passes(outcome.label()).increment();
    settled().increment(counts.settled());
    LOG.infof(
        "daily.ended merchant=%s outcome=%s reason=%s read=%d added=%d settled=%d took_ms=%d",
        claim.account(),
        outcome.label(),
        outcome.reasonLabel(),
        counts.read(),
        counts.added(),
        counts.settled(),
        took.toMillis());
  }

  private Instant first(String account, Instant now) {
    return PollSlot.after(now, account, config.interval());
  }
}
