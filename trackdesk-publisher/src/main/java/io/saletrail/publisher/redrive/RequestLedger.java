package io.saletrail.publisher.redrive;

import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveCompleted.Rejection;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.lane.LaneKeeper;
import io.saletrail.publisher.redrive.RedriveBatch.Batch;
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

/// Runs a merchant's re-drive once, however often its request arrives: each batch is recorded in
/// its transaction, and the result with the last.
@ApplicationScoped
class RequestLedger {
  private static final Logger LOG = Logger.getLogger(RequestLedger.class);

  private final Outbox outbox;
  private final LaneKeeper lanes;

  RequestLedger(Outbox outbox, LaneKeeper lanes) {
    this.outbox = outbox;
    this.lanes = lanes;
  }

  /// The result of one transaction.
  private record BatchResult(Set<TenantId> tenants, boolean ended) {}

  /// Carries out a request, or the rest of it.
  Uni<Void> run(RedriveRequested request) {
    return outbox
        .write(
            (session, facts) ->
                RequestTable.open(session, request)
                    .chain(
                        open ->
                            open.map(progress -> take(session, facts, request, progress))
                                .orElseGet(RequestLedger::over)))
        .invoke(result -> lanes.wake(result.tenants()))
        .chain(result -> result.ended() ? Uni.createFrom().voidItem() : run(request));
  }

  private static Uni<BatchResult> take(
      Mutiny.Session session, Outbox.Facts facts, RedriveRequested request, Progress progress) {
    var selection = resumingAfter(RedriveSelection.of(request), progress.afterConversion());
    return RedriveBatch.take(session, facts, selection, RedriveMode.of(request))
        .chain(
            batch -> {
              var now = progress.result().and(batch.planned());
              var enough = now.deliveries() >= RedriveLedger.LIMIT;
              return batch.last().isPresent() && !enough
                  ? advance(session, request, batch, now)
                  : end(session, facts, request, selection, batch, now);
            });
  }

  private static Uni<BatchResult> advance(
      Mutiny.Session session, RedriveRequested request, Batch batch, RedriveResult now) {
    return RequestTable.advance(session, request.redrive(), batch.last().orElseThrow(), now)
        .replaceWith(new BatchResult(batch.tenants(), false));
  }

  private static Uni<BatchResult> end(
      Mutiny.Session session,
      Outbox.Facts facts,
      RedriveRequested request,
      RedriveSelection selection,
      Batch batch,
      RedriveResult now) {
    var answer = completed(request, rejection(selection, batch), now, batch.last());
    facts.publish(answer);
    LOG.infof(
        "delivery.redrive merchant=%s redrive=%s dry_run=%b sent=%d held=%d outcome=%s",
        request.account(),
        request.redrive(),
        request.dryRun(),
        answer.sent(),
        answer.held(),
        answer.rejected().map(Rejection::name).orElse("DONE"));
    return RequestTable.end(session, request.redrive())
        .replaceWith(new BatchResult(batch.tenants(), true));
  }

  private static RedriveCompleted completed(
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
        now.sample().stream().map(PlannedCall::line).toList(),
        next,
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private static Optional<Rejection> rejection(RedriveSelection selection, Batch batch) {
    return switch (selection) {
      case RedriveSelection.One _ ->
          batch.found() == 0 ? Optional.of(Rejection.UNKNOWN_CONVERSION) : Optional.empty();
      case RedriveSelection.Many _ -> Optional.empty();
      case RedriveSelection.Invalid _ -> Optional.of(Rejection.UNCLEAR);
    };
  }

  private static RedriveSelection resumingAfter(
      RedriveSelection selection, Optional<String> afterConversion) {
    return selection instanceof RedriveSelection.Many many
        ? afterConversion.<RedriveSelection>map(many::from).orElse(many)
        : selection;
  }

  private static Uni<BatchResult> over() {
    return Uni.createFrom().item(new BatchResult(Set.of(), true));
  }
}
