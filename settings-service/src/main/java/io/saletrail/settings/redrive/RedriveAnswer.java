package io.saletrail.settings.redrive;

import io.saletrail.contracts.redrive.RedriveAnswered;
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
/// @param first the first of them one by one
/// @param next where to go on, when there are more than one request is for
@Schema(name = "Redrive", description = "Deliveries that are tried again, or would be.")
public record RedriveAnswer(
    String id,
    String account,
    State state,
    boolean dryRun,
    RedriveScope scope,
    Optional<Failure> error,
    long sent,
    long held,
    List<RedriveAnswered.Sum> sums,
    List<RedriveAnswered.Line> first,
    Optional<String> next,
    Instant requestedAt,
    Optional<Instant> answeredAt) {

  /// How far it is.
  @Schema(name = "RedriveState")
  public enum State {
    REQUESTED,
    ANSWERED,
    REJECTED
  }

  /// Why nothing could be done.
  @Schema(name = "RedriveFailure")
  public record Failure(String cause, String detail) {}

  static RedriveAnswer of(RedriveRun run) {
    var requested = run.requested();
    var answered = run.answered();
    return new RedriveAnswer(
        run.redrive,
        run.account,
        answered.map(RedriveAnswer::state).orElse(State.REQUESTED),
        requested
            .map(RedriveRequested::dryRun)
            .or(() -> answered.map(RedriveAnswered::dryRun))
            .orElse(true),
        requested.map(RedriveAnswer::scope).orElse(RedriveScope.UNKNOWN),
        answered
            .flatMap(RedriveAnswered::rejected)
            .map(why -> new Failure(why.name(), RedriveWords.of(why))),
        answered.map(RedriveAnswered::sent).orElse(0L),
        answered.map(RedriveAnswered::held).orElse(0L),
        answered.map(RedriveAnswered::sums).orElse(List.of()),
        answered.map(RedriveAnswered::first).orElse(List.of()),
        answered.flatMap(RedriveAnswered::next),
        requested.map(RedriveRequested::requestedAt).orElse(run.at),
        answered.map(RedriveAnswered::answeredAt));
  }

  private static State state(RedriveAnswered answered) {
    return answered.rejected().isPresent() ? State.REJECTED : State.ANSWERED;
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
