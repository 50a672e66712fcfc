package io.saletrail.settings.request.backfill;

import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The state of a backfill.
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
public record BackfillResponse(
    String id,
    String account,
    LocalDate from,
    LocalDate to,
    boolean dryRun,
    BackfillPhase phase,
    boolean paused,
    Optional<BackfillFact.Stage> stage,
    int read,
    int recovered,
    Optional<Result> result,
    Optional<Failure> error,
    Instant startedAt,
    Optional<Trigger> trigger,
    Instant updatedAt) {

  /// Why a backfill failed.
  @Schema(name = "BackfillFailure")
  public record Failure(String cause, String detail) {}

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
    static Result of(BackfillAssessed assessment) {
      return new Result(
          assessment.outcome(),
          assessment.created(),
          assessment.updated(),
          assessment.skipped(),
          assessment.unchanged());
    }
  }

  static BackfillResponse of(BackfillRun run) {
    var period = BackfillPeriod.of(run.from, run.to);
    return new BackfillResponse(
        run.backfill,
        run.account,
        period.from(),
        period.to(),
        run.dryRun,
        run.phase,
        run.paused && run.phase.inProgress(),
        Optional.ofNullable(run.stage),
        run.read,
        run.recovered,
        run.assessment().map(Result::of),
        Optional.ofNullable(run.failure)
            .map(cause -> new Failure(cause.name(), BackfillFailures.explain(cause))),
        run.startedAt,
        Optional.ofNullable(run.trigger),
        run.updatedAt);
  }
}
