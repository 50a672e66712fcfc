package io.saletrail.publisher.redrive;

import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveCompleted.Rejection;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.lane.LaneKeeper;
import io.saletrail.publisher.redrive.RedriveBatch.Part;
import io.saletrail.publisher.redrive.RequestTable.Progress;
import io.saletrail.publisher.trackdesk.TenantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Carries out a merchant's re-drive once, however often its request comes: how far it has come is
/// written together with each step, and the answer together with the last.
@ApplicationScoped
class RequestLedger {
  private static final Logger LOG = Logger.getLogger(RequestLedger.class);

  private final Outbox outbox;
  private final LaneKeeper lanes;

  RequestLedger(Outbox outbox, LaneKeeper lanes) {
    this.outbox = outbox;
    this.lanes = lanes;
  }

  /// What one transaction came to.
  private record Turn(Set<TenantId> tenants, boolean ended) {}

  /// Carries out a request, or what is left of it.
  Uni<Void> answer(RedriveRequested request) {
    return outbox
        .write(
            (session, facts) ->
                RequestTable.open(session, request)
                    .chain(
                        open ->
                            open.map(progress -> take(session, facts, request, progress))
                                .orElseGet(RequestLedger::over)))
        .invoke(turn -> lanes.wake(turn.tenants()))
        .chain(turn -> turn.ended() ? Uni.createFrom().voidItem() : answer(request));
  }

  private static Uni<Turn> take(
      Mutiny.Session session, Outbox.Facts facts, RedriveRequested request, Progress progress) {
    var order = goingOn(RedriveSelection.of(request), progress.upTo());
    return RedriveBatch.take(session, facts, order, request.dryRun())
        .chain(
            part -> {
              var now = progress.soFar().and(part.planned());
              var enough = now.deliveries() >= RedriveLedger.MOST;
              return part.last().isPresent() && !enough
                  ? advance(session, request, part, now)
                  : end(session, facts, request, order, part, now);
            });
  }

  private static Uni<Turn> advance(
      Mutiny.Session session, RedriveRequested request, Part part, RedriveResult now) {
    return RequestTable.advance(session, request.redrive(), part.last().orElseThrow(), now)
        .replaceWith(new Turn(part.tenants(), false));
  }

  private static Uni<Turn> end(
      Mutiny.Session session,
      Outbox.Facts facts,
      RedriveRequested request,
      RedriveSelection order,
      Part part,
      RedriveResult now) {
    var answer = answer(request, rejection(order, part), now, part.last());
    facts.publish(answer);
    LOG.infof(
        "delivery.redrive merchant=%s redrive=%s rehearsal=%b sent=%d held=%d outcome=%s",
        request.account(),
        request.redrive(),
        request.dryRun(),
        answer.sent(),
        answer.held(),
        answer.rejected().map(Rejection::name).orElse("DONE"));
    return RequestTable.end(session, request.redrive()).replaceWith(new Turn(part.tenants(), true));
  }

  private static RedriveCompleted answer(
      RedriveRequested request,
      Optional<Rejection> rejected,
      RedriveResult now,
      Optional<String> next) {
    return new RedriveCompleted(
        request.redrive(),
        request.account(),
        request.dryRun(),
        rejected,
        now.sent(),
        now.held(),
        now.sums(),
        now.first().stream().map(PlannedCall::line).toList(),
        next,
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Optional<Rejection> rejection(RedriveSelection order, Part part) {
    return switch (order) {
      case RedriveSelection.One _ ->
          part.found() == 0 ? Optional.of(Rejection.UNKNOWN_CONVERSION) : Optional.empty();
      case RedriveSelection.Many _ -> Optional.empty();
      case RedriveSelection.Unclear _ -> Optional.of(Rejection.UNCLEAR);
    };
  }

  private static RedriveSelection goingOn(RedriveSelection order, Optional<String> upTo) {
    return order instanceof RedriveSelection.Many many
        ? upTo.<RedriveSelection>map(many::from).orElse(many)
        : order;
  }

  private static Uni<Turn> over() {
    return Uni.createFrom().item(new Turn(Set.of(), true));
  }
}
