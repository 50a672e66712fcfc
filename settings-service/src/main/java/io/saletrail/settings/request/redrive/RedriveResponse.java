package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveRequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a re-drive.
///
/// @param dryRun whether nothing is sent
/// @param scope the selected deliveries
/// @param error why it was rejected
/// @param sent deliveries that are due now, or would be
/// @param held deliveries that stay held for a setting
/// @param sums all of them, by reason, call and currency
/// @param sample the first of them, one by one
/// @param next the value of `after` for the next request, if there are more
@Schema(name = "Redrive", description = "The state of a re-drive.")
public record RedriveResponse(
    String id,
    String account,
    State state,
    boolean dryRun,
    RedriveScope scope,
    Optional<Failure> error,
    long sent,
    long held,
    List<RedriveCompleted.Sum> sums,
    List<RedriveCompleted.Line> sample,
    Optional<String> next,
    Instant requestedAt,
    Optional<Instant> completedAt) {

  /// The state of a re-drive.
  @Schema(name = "RedriveState")
  public enum State {
    REQUESTED,
    COMPLETED,
    REJECTED
  }

  /// Why it was rejected.
  @Schema(name = "RedriveFailure")
  public record Failure(String cause, String detail) {}

  static RedriveResponse of(RedriveRun run) {
    var requested = run.requested();
    var completed = run.completed();
    return new RedriveResponse(
        run.redrive,
        run.account,
        completed.map(RedriveResponse::state).orElse(State.REQUESTED),
        requested
            .map(RedriveRequested::dryRun)
            .or(() -> completed.map(RedriveCompleted::dryRun))
            .orElse(true),
        requested.map(RedriveResponse::scope).orElse(RedriveScope.UNKNOWN),
        completed
            .flatMap(RedriveCompleted::rejected)
            .map(reason -> new Failure(reason.name(), RedriveTexts.of(reason))),
        completed.map(RedriveCompleted::sent).orElse(0L),
        completed.map(RedriveCompleted::held).orElse(0L),
        completed.map(RedriveCompleted::sums).orElse(List.of()),
        completed.map(RedriveCompleted::sample).orElse(List.of()),
        completed.flatMap(RedriveCompleted::next),
        requested.map(RedriveRequested::requestedAt).orElse(run.at),
        completed.map(RedriveCompleted::completedAt));
  }

  private static State state(RedriveCompleted completed) {
    return completed.rejected().isPresent() ? State.REJECTED : State.COMPLETED;
  }

  private static RedriveScope scope(RedriveRequested requested) {
    return new RedriveScope(
        requested.conversion(),
        requested.reason(),
        requested.since(),
        requested.until(),
        requested.after());
  }
}
