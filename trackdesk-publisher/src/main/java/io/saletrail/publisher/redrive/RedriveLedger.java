package io.saletrail.publisher.redrive;

import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.lane.LaneKeeper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Re-drives in transactions of a bearable size, and wakes the lanes that have work then.
@ApplicationScoped
public class RedriveLedger {
  private static final Logger LOG = Logger.getLogger(RedriveLedger.class);

  /// Deliveries per request; the response names where to resume.
  static final int LIMIT = 50_000;

  private final Outbox outbox;
  private final LaneKeeper lanes;

  RedriveLedger(Outbox outbox, LaneKeeper lanes) {
    this.outbox = outbox;
    this.lanes = lanes;
  }

  Uni<RedriveResult> redrive(RedriveSelection.One selection, RedriveMode mode) {
    return outbox
        .write((session, facts) -> RedriveBatch.take(session, facts, selection, mode))
        .invoke(batch -> lanes.wake(batch.tenants()))
        .map(batch -> RedriveResult.nothing(mode.dryRun()).and(batch.planned()))
        .invoke(
            redriven ->
                LOG.infof(
                    "delivery.redrive conversion=%s dry_run=%b deliveries=%d",
                    selection.conversion(), mode.dryRun(), redriven.deliveries()));
  }

  Uni<RedriveResult> redrive(RedriveSelection.Many selection, RedriveMode mode) {
    return resume(selection, mode, RedriveResult.nothing(mode.dryRun()))
        .invoke(
            redriven ->
                LOG.infof(
                    "delivery.redrive merchant=%s reason=%s dry_run=%b deliveries=%d",
                    selection.account(), selection.reason(), mode.dryRun(), redriven.deliveries()));
  }

  private Uni<RedriveResult> resume(
      RedriveSelection.Many selection, RedriveMode mode, RedriveResult progress) {
    return outbox
        .write((session, facts) -> RedriveBatch.take(session, facts, selection, mode))
        .invoke(batch -> lanes.wake(batch.tenants()))
        .chain(
            batch -> {
              var now = progress.and(batch.planned());
              return batch
                  .last()
                  .map(last -> resume(selection, mode, now, last))
                  .orElseGet(() -> Uni.createFrom().item(now));
            });
  }

  private Uni<RedriveResult> resume(
      RedriveSelection.Many selection, RedriveMode mode, RedriveResult progress, String last) {
    return progress.deliveries() < LIMIT
        ? resume(selection.from(last), mode, progress)
        : Uni.createFrom().item(progress.resumingAfter(last));
  }
}
