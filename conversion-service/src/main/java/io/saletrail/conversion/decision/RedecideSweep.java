package io.saletrail.conversion.decision;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.outbox.feed.Outage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Decides cases again after their merchant's policy, subscription or customer changed. Takes one
/// slice per merchant at a time, so that a merchant with a million payments delays neither others
/// nor new sales. A case that cannot be decided is set apart, and the slice goes on without it.
@ApplicationScoped
class RedecideSweep {
  private static final Logger LOG = Logger.getLogger(RedecideSweep.class);

  /// Slices per sweep.
  private static final int SLICES = 20;

  /// Merchants at a time.
  private static final int MERCHANTS = 3;

  /// How long a parent waits that another transaction locked, or whose database is unavailable.
  private static final Duration AFTER_OUTAGE = Duration.ofSeconds(5);

  /// How long a case waits that could not be decided: a newer version may be able to.
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

  private final CaseLedger ledger;
  private final AtomicLong undecided = new AtomicLong();

  RedecideSweep(CaseLedger ledger, MeterRegistry metrics) {
    this.ledger = ledger;
    // Every replica counts the same rows, so alerts use the maximum, not the sum.
    Gauge.builder("conversion_undecided_cases", undecided, AtomicLong::get)
        .description("Cases that could not be decided again, of all merchants")
        .register(metrics);
  }

  @Scheduled(
      every = "${saletrail.conversion.redecide-every:1s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return ledger
        .toRedecide(SLICES)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUni(this::redecide)
        .merge(MERCHANTS)
        .onItem()
        .ignoreAsUni()
        .chain(this::retryUndecided);
  }

  @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> count() {
    return ledger.countUndecided().invoke(undecided::set).replaceWithVoid();
  }

  private Uni<Void> redecide(Parent parent) {
    return ledger
        .redecide(parent)
        .onFailure(failure -> !Outage.isOutage(failure))
        .recoverWithUni(() -> ledger.redecideOneByOne(parent, this::setApart))
        .onFailure()
        .recoverWithUni(failure -> defer(parent, failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> retryUndecided() {
    return ledger.undecided(SLICES).chain(cases -> ledger.redecide(cases, this::setApart));
  }

  private Uni<Void> setApart(CaseId one, Throwable failure) {
    var error = failure.getClass().getSimpleName();
    LOG.errorf("case.undecided merchant=%s object=%s error=%s", one.account(), one.id(), error);
    return ledger.putUndecided(one, error, AFTER_FAILURE);
  }

  private Uni<Void> defer(Parent parent, Throwable failure) {
    LOG.warnf(
        "redecision.deferred merchant=%s error=%s",
        parent.account(), failure.getClass().getSimpleName());
    return ledger.deferRedecision(parent, AFTER_OUTAGE);
  }
}
