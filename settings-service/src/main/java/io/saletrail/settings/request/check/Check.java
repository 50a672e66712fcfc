package io.saletrail.settings.request.check;

import static io.saletrail.settings.request.check.CheckState.COMPLETED;
import static io.saletrail.settings.request.check.CheckState.FAILED;
import static io.saletrail.settings.request.check.CheckState.REQUESTED;
import static io.saletrail.settings.request.check.CheckState.RUNNING;
import static java.util.Comparator.comparing;

import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.poll.ReadAllowanceObserved;
import io.saletrail.settings.request.run.Run;
import io.saletrail.settings.request.run.RunKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a check: a function of its facts, in any order and with any repetition.
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
public record Check(
    String id,
    String account,
    Trigger trigger,
    CheckState state,
    Optional<Stage> stage,
    int read,
    int recovered,
    List<String> recoveredIds,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Failure> error,
    Instant startedAt,
    Instant updatedAt) {

  /// The facts of checks.
  static final RunKind<PollFact> KIND =
      new RunKind<>("CHECK", PollFact.class, PollFact::poll, Check::step);

  private static final List<Stage> STAGES = List.of(Stage.values());

  /// Why a check failed.
  @Schema(name = "CheckFailure")
  public record Failure(String cause, String detail) {
    private static Failure of(PollFailed end) {
      return new Failure(end.cause().name(), CheckFailures.explain(end.cause()));
    }
  }

  /// What one fact reports. The one with the highest state is the current one.
  private record Report(
      CheckState state, Trigger trigger, int read, int recovered, List<String> ids, Instant at) {
    static Stream<Report> of(PollFact fact) {
      return switch (fact) {
        case PollRequested(_, _, var trigger, var at) ->
            Stream.of(new Report(REQUESTED, trigger, 0, 0, List.of(), at));
        case PollProgressed(_, _, var trigger, _, var read, var recovered, var at) ->
            Stream.of(new Report(RUNNING, trigger, read, recovered, List.of(), at));
        case PollFailed(_, _, var trigger, _, var read, var recovered, var at, var ids) ->
            Stream.of(new Report(FAILED, trigger, read, recovered, listed(ids), at));
        case PollCompleted(_, _, var trigger, _, _, var read, var recovered, var at, var ids) ->
            Stream.of(new Report(COMPLETED, trigger, read, recovered, listed(ids), at));
        case ReadAllowanceObserved _ -> Stream.empty();
      };
    }

    /// Other writers to the topic may send more than agreed.
    private static List<String> listed(Optional<List<String>> ids) {
      return ids.orElse(List.of()).stream().limit(PollFact.MAX_RECOVERED_IDS).toList();
    }
  }

  static Check state(Run<PollFact> run) {
    var current =
        run.facts().stream().flatMap(Report::of).max(comparing(Report::state)).orElseThrow();
    var state = current.state();
    var progress = run.find(PollProgressed.class).filter(_ -> state == RUNNING);
    var failed = run.find(PollFailed.class).filter(_ -> state == FAILED);
    var completed = run.find(PollCompleted.class);
    return new Check(
        run.id(),
        run.account(),
        current.trigger(),
        state,
        progress.map(PollProgressed::stage),
        current.read(),
        current.recovered(),
        current.ids(),
        completed.map(PollCompleted::from),
        completed.map(PollCompleted::to),
        failed.map(Failure::of),
        run.startedAt(),
        current.at());
  }

  /// Whether a fact is about a check.
  static boolean concerns(PollFact fact) {
    return Report.of(fact).findAny().isPresent();
  }

  /// Two pages of one count are in the order of their stages.
  private static long step(PollFact fact) {
    return fact instanceof PollProgressed it
        ? (long) it.read() * STAGES.size() + STAGES.indexOf(it.stage())
        : 0;
  }
}
