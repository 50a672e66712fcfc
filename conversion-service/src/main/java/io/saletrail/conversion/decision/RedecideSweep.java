package io.saletrail.conversion.decision;

import io.quarkus.scheduler.Scheduled;
import io.saletrail.conversion.Parent;
import io.saletrail.outbox.feed.Outage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Decides cases again after their merchant's policy, subscription or customer changed. Takes one
/// slice per parent at a time, so that a parent with a million payments delays neither others nor
/// new sales.
@ApplicationScoped
class RedecideSweep {
  private static final Logger LOG = Logger.getLogger(RedecideSweep.class);

  /// Slices per sweep.
  private static final int SLICES = 20;

  /// How long a parent waits after a failure.
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private final CaseLedger ledger;

  RedecideSweep(CaseLedger ledger) {
    this.ledger = ledger;
  }

  @Scheduled(
      every = "${saletrail.conversion.redecide-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sweep() {
    return ledger
        .toRedecide(SLICES)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUniAndConcatenate(this::redecide)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /// A parent whose cases cannot be decided, because of a fault or an unreadable row, waits while
  /// the others go on.
  private Uni<Void> redecide(Parent parent) {
    return ledger
        .redecide(parent)
        .onFailure(failure -> !Outage.isOutage(failure))
        .recoverWithUni(failure -> defer(parent, failure));
  }

  private Uni<Void> defer(Parent parent, Throwable failure) {
    LOG.errorf(
        "redecision.deferred merchant=%s error=%s",
        parent.account(), failure.getClass().getSimpleName());
    return ledger.deferRedecision(parent, AFTER_FAILURE);
  }
}
