package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.settings.request.run.Run;
import io.saletrail.settings.request.run.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a re-drive: a function of its facts, in any order and with any repetition.
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
public record Redrive(
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

  /// The facts of re-drives.
  static final RunKind<RedriveFact> KIND =
      new RunKind<>("REDRIVE", RedriveFact.class, RedriveFact::redrive, _ -> 0);

  /// The state of a re-drive.
  @Schema(name = "RedriveState")
  public enum State {
    REQUESTED,
    COMPLETED,
    REJECTED
  }

  /// Why it was rejected.
  @Schema(name = "RedriveFailure")
  public record Failure(String cause, String detail) {
    private static Failure of(RedriveCompleted.Rejection reason) {
      return new Failure(reason.name(), RedriveTexts.of(reason));
    }
  }

  static Redrive state(Run<RedriveFact> run) {
    var requested = run.find(RedriveRequested.class);
    var completed = run.find(RedriveCompleted.class);
    return new Redrive(
        run.id(),
        run.account(),
        completed.map(Redrive::state).orElse(State.REQUESTED),
        requested
            .map(RedriveRequested::dryRun)
            .or(() -> completed.map(RedriveCompleted::dryRun))
            .orElse(true),
        requested.map(Redrive::scope).orElse(RedriveScope.UNKNOWN),
        completed.flatMap(RedriveCompleted::rejected).map(Failure::of),
        completed.map(RedriveCompleted::sent).orElse(0L),
        completed.map(RedriveCompleted::held).orElse(0L),
        completed.map(RedriveCompleted::sums).orElse(List.of()),
        completed.map(RedriveCompleted::sample).orElse(List.of()),
        completed.flatMap(RedriveCompleted::next),
        requested.map(RedriveRequested::requestedAt).orElse(run.startedAt()),
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
        requested.after(),
        requested.action().orElse(RedriveRequested.Action.SEND));
  }
}
