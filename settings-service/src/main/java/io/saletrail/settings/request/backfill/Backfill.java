package io.saletrail.settings.request.backfill;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFact.Stage;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import io.saletrail.settings.request.run.Run;
import io.saletrail.settings.request.run.RunKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a backfill: a function of its facts, in any order and with any repetition.
///
/// @param from the first day, in UTC
/// @param to the last day, in UTC
/// @param dryRun whether only the result is computed
/// @param stage the Stripe list being read
/// @param read objects read so far
/// @param recovered objects among them that were new
/// @param result the result of a dry run
/// @param error why it failed, and the remedy
/// @param trigger why it started automatically, if it did
/// @param updatedAt when its latest fact happened
@Schema(name = "Backfill", description = "The state of a backfill.")
public record Backfill(
    String id,
    String account,
    LocalDate from,
    LocalDate to,
    boolean dryRun,
    BackfillPhase phase,
    boolean paused,
    Optional<Stage> stage,
    int read,
    int recovered,
    Optional<Result> result,
    Optional<Failure> error,
    Instant startedAt,
    Optional<Trigger> trigger,
    Instant updatedAt) {

  /// The facts of backfills.
  static final RunKind<BackfillFact> KIND =
      new RunKind<>("BACKFILL", BackfillFact.class, BackfillFact::backfill, Backfill::step);

  private static final List<Stage> STAGES = List.of(Stage.values());

  /// Why a backfill failed.
  @Schema(name = "BackfillFailure")
  public record Failure(String cause, String detail) {
    private static Failure of(BackfillFailed end) {
      return new Failure(end.cause().name(), BackfillFailures.explain(end.cause()));
    }
  }

  /// The result of a dry run.
  ///
  /// @param outcome TOO_LARGE when the counts cover only a part
  /// @param created conversions that would be created
  /// @param updated conversions that would change, in their new state
  /// @param skipped payments that would not be credited
  /// @param unchanged conversions that would stay as they are
  @Schema(name = "BackfillResult")
  public record Result(
      BackfillAssessed.Outcome outcome,
      List<BackfillAssessed.Conversions> created,
      List<BackfillAssessed.Conversions> updated,
      List<BackfillAssessed.Skipped> skipped,
      int unchanged) {
    private static Result of(BackfillAssessed assessment) {
      return new Result(
          assessment.outcome(),
          assessment.created(),
          assessment.updated(),
          assessment.skipped(),
          assessment.unchanged());
    }
  }

  /// The state; empty until the request arrives, which alone knows the period.
  static Optional<Backfill> state(Run<BackfillFact> run) {
    return run.find(BackfillRequested.class).map(requested -> state(run, requested));
  }

  private static Backfill state(Run<BackfillFact> run, BackfillRequested requested) {
    var period = BackfillPeriod.of(requested.from(), requested.to());
    var end = end(run);
    var phase = end.flatMap(Backfill::ending).orElseGet(() -> phase(run));
    var failed = run.find(BackfillFailed.class).filter(_ -> phase == BackfillPhase.FAILED);
    var assessed = run.find(BackfillAssessed.class).filter(_ -> phase == BackfillPhase.COMPLETE);
    return new Backfill(
        run.id(),
        run.account(),
        period.from(),
        period.to(),
        requested.dryRun(),
        phase,
        phase.inProgress() && isPaused(run),
        stage(run, phase),
        furthest(run, Backfill::read),
        furthest(run, Backfill::recovered),
        assessed.map(Result::of),
        failed.map(Failure::of),
        requested.requestedAt(),
        requested.trigger(),
        end.map(BackfillFact::at).orElseGet(() -> updatedAt(run)));
  }

  /// The fact that ended it. What happened after the end does not change it.
  private static Optional<BackfillFact> end(Run<BackfillFact> run) {
    return run.facts().stream()
        .filter(fact -> ending(fact).isPresent())
        .min(comparing(BackfillFact::at).thenComparing(fact -> ending(fact).orElseThrow()));
  }

  /// How a fact ends a backfill; empty where it does not.
  private static Optional<BackfillPhase> ending(BackfillFact fact) {
    return switch (fact) {
      case BackfillControlled it when it.command() == Command.CANCELLED ->
          Optional.of(BackfillPhase.CANCELLED);
      case BackfillReadCompleted it when !it.dryRun() -> Optional.of(BackfillPhase.COMPLETE);
      case BackfillAssessed _ -> Optional.of(BackfillPhase.COMPLETE);
      case BackfillFailed _ -> Optional.of(BackfillPhase.FAILED);
      case BackfillRequested _,
          BackfillControlled _,
          BackfillProgressed _,
          BackfillReadCompleted _ ->
          Optional.empty();
    };
  }

  /// The phase of one that has not ended.
  private static BackfillPhase phase(Run<BackfillFact> run) {
    if (run.find(BackfillReadCompleted.class).isPresent()) {
      return BackfillPhase.ASSESSING;
    }
    return run.find(BackfillProgressed.class).isPresent()
        ? BackfillPhase.READING
        : BackfillPhase.REQUESTED;
  }

  private static boolean isPaused(Run<BackfillFact> run) {
    return run.find(BackfillControlled.class).map(BackfillControlled::command).stream()
        .anyMatch(Command.PAUSED::equals);
  }

  /// A cancelled backfill keeps the stage that it had reached.
  private static Optional<Stage> stage(Run<BackfillFact> run, BackfillPhase phase) {
    var read = run.find(BackfillReadCompleted.class).isPresent();
    return switch (phase) {
      case READING, CANCELLED ->
          run.find(BackfillProgressed.class).filter(_ -> !read).map(BackfillProgressed::stage);
      case REQUESTED, ASSESSING, FAILED, COMPLETE -> Optional.empty();
    };
  }

  private static int furthest(Run<BackfillFact> run, ToIntFunction<BackfillFact> count) {
    return run.facts().stream().mapToInt(count).max().orElse(0);
  }

  private static int read(BackfillFact fact) {
    return switch (fact) {
      case BackfillProgressed it -> it.read();
      case BackfillReadCompleted it -> it.read();
      case BackfillFailed it -> it.read();
      case BackfillRequested _, BackfillControlled _, BackfillAssessed _ -> 0;
    };
  }

  private static int recovered(BackfillFact fact) {
    return switch (fact) {
      case BackfillProgressed it -> it.recovered();
      case BackfillReadCompleted it -> it.recovered();
      case BackfillFailed it -> it.recovered();
      case BackfillRequested _, BackfillControlled _, BackfillAssessed _ -> 0;
    };
  }

  private static Instant updatedAt(Run<BackfillFact> run) {
    return run.facts().stream().map(BackfillFact::at).max(naturalOrder()).orElseThrow();
  }

  /// Two pages of one count are in the order of their lists.
  private static long step(BackfillFact fact) {
    return switch (fact) {
      case BackfillProgressed it -> (long) it.read() * STAGES.size() + STAGES.indexOf(it.stage());
      case BackfillControlled it -> it.sequence();
      case BackfillRequested _, BackfillReadCompleted _, BackfillFailed _, BackfillAssessed _ -> 0;
    };
  }

  BackfillPeriod period() {
    return new BackfillPeriod(from, to);
  }

  /// The next command for a backfill.
  static BackfillControlled next(Run<BackfillFact> run, Command command, Instant now) {
    var last = run.find(BackfillControlled.class).map(BackfillControlled::sequence).orElse(0);
    return new BackfillControlled(run.id(), run.account(), last + 1, command, now);
  }
}
