package io.saletrail.settings.redrive;

import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveRequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A re-drive as it stands.
///
/// @param dryRun whether nothing is sent, only told
/// @param scope what was asked for
/// @param error why nothing could be done
/// @param sent deliveries that are due now, or would be
/// @param held deliveries that wait for the merchant's settings instead
/// @param sums all of them, by reason, call and currency
/// @param sample the first of them one by one
/// @param next where to go on, when there are more than one request is for
@Schema(name = "Redrive", description = "Deliveries that are tried again, or would be.")
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

  /// How far it is.
  @Schema(name = "RedriveState")
  public enum State {
    REQUESTED,
    COMPLETED,
    REJECTED
  }

  /// Why nothing could be done.
  @Schema(name = "RedriveFailure")
  public record Failure(String cause, String detail) {}

  static RedriveResponse of(RedriveRun run) {
    var requested = run.requested();
    var answered = run.answered();
    return new RedriveResponse(
        run.redrive,
        run.account,
        answered.map(RedriveResponse::state).orElse(State.REQUESTED),
        requested
            .map(RedriveRequested::dryRun)
            .or(() -> answered.map(RedriveCompleted::dryRun))
            .orElse(true),
        requested.map(RedriveResponse::scope).orElse(RedriveScope.UNKNOWN),
        answered
            .flatMap(RedriveCompleted::rejected)
            .map(why -> new Failure(why.name(), RedriveTexts.of(why))),
        answered.map(RedriveCompleted::sent).orElse(0L),
        answered.map(RedriveCompleted::held).orElse(0L),
        answered.map(RedriveCompleted::sums).orElse(List.of()),
        answered.map(RedriveCompleted::sample).orElse(List.of()),
        answered.flatMap(RedriveCompleted::next),
        requested.map(RedriveRequested::requestedAt).orElse(run.at),
        answered.map(RedriveCompleted::completedAt));
  }

  private static State state(RedriveCompleted answered) {
    return answered.rejected().isPresent() ? State.REJECTED : State.COMPLETED;
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
