package io.saletrail.settings.check;

import io.saletrail.contracts.poll.PollFact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A check as it stands.
///
/// @param id the check's id
/// @param account the merchant's Stripe account
/// @param trigger why it runs
/// @param state where it stands
/// @param stage what is being read, while it runs
/// @param read objects read so far
/// @param recovered those of them that nothing had brought before
/// @param recoveredIds what was found, by the payments it belongs to, once the check has ended: 20
///   at most
/// @param from where its window began, when it is complete
/// @param to where its window ended
/// @param error what ended it early, and what helps
/// @param startedAt when it was asked for
/// @param newsAt when it was last heard of
@Schema(name = "Check", description = "A poll of a merchant's Stripe account as it stands.")
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
    Instant newsAt) {

  /// What ended a check early.
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
        run.newsAt);
  }
}
