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

  /// Deliveries in one request; the answer says where to go on.
  static final int MOST = 50_000;

  private final Outbox outbox;
  private final LaneKeeper lanes;

  RedriveLedger(Outbox outbox, LaneKeeper lanes) {
    this.outbox = outbox;
    this.lanes = lanes;
  }

  Uni<RedriveResult> redrive(RedriveSelection.One order, boolean rehearsal) {
    return outbox
        .write((session, facts) -> RedriveBatch.take(session, facts, order, rehearsal))
        .invoke(part -> lanes.wake(part.tenants()))
        .map(part -> RedriveResult.nothing(rehearsal).and(part.planned()))
        .invoke(
            redriven ->
                LOG.infof(
                    "delivery.redrive conversion=%s rehearsal=%b deliveries=%d",
                    order.conversion(), rehearsal, redriven.deliveries()));
  }

  Uni<RedriveResult> redrive(RedriveSelection.Many order, boolean rehearsal) {
    return goOn(order, RedriveResult.nothing(rehearsal))
        .invoke(
            redriven ->
                LOG.infof(
                    "delivery.redrive merchant=%s reason=%s rehearsal=%b deliveries=%d",
                    order.account(), order.reason(), rehearsal, redriven.deliveries()));
  }

  private Uni<RedriveResult> goOn(RedriveSelection.Many order, RedriveResult soFar) {
    return outbox
        .write((session, facts) -> RedriveBatch.take(session, facts, order, soFar.rehearsal()))
        .invoke(part -> lanes.wake(part.tenants()))
        .chain(
            part -> {
              var now = soFar.and(part.planned());
              return part.last()
                  .map(last -> goOn(order, now, last))
                  .orElseGet(() -> Uni.createFrom().item(now));
            });
  }

  private Uni<RedriveResult> goOn(RedriveSelection.Many order, RedriveResult soFar, String last) {
    return soFar.deliveries() < MOST
        ? goOn(order.from(last), soFar)
        : Uni.createFrom().item(soFar.goingOn(last));
  }
}
