package io.saletrail.settings.request.check;

import io.saletrail.contracts.poll.PollFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a check.
///
/// @param stage what is being read, while it runs
/// @param read objects read so far
/// @param recovered objects among them that no webhook had brought
/// @param recoveredIds the payments of recovered objects, once the check has ended; at most 20
/// @param from the start of its range, when it is complete
/// @param to the end of its range
/// @param error why it failed, and the remedy
/// @param startedAt when it was requested
/// @param updatedAt when its latest fact happened
@Schema(name = "Check", description = "The state of a read of a merchant's Stripe account.")
public record CheckResponse(
    String id,
    String account,
    PollFact.Trigger trigger,
    CheckState state,
    Optional<PollFact.Stage> stage,
    int read,
    int recovered,
    List<String> recoveredIds,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Failure> error,
    Instant startedAt,
    Instant updatedAt) {

  /// Why a check failed.
  @Schema(name = "CheckFailure")
  public record Failure(String cause, String detail) {}

  static CheckResponse of(CheckRun run) {
    return new CheckResponse(
        run.poll,
        run.account,
        run.trigger,
        run.state,
        Optional.ofNullable(run.stage),
        run.read,
        run.recovered,
        run.recoveredIds,
        Optional.ofNullable(run.from),
        Optional.ofNullable(run.to),
        Optional.ofNullable(run.failure)
            .map(cause -> new Failure(cause.name(), CheckFailures.explain(cause))),
        run.startedAt,
        run.updatedAt);
  }
}
