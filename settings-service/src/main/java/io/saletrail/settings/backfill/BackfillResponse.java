package io.saletrail.settings.backfill;

import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A backfill as it stands.
///
/// @param id the backfill's id
/// @param account the merchant's Stripe account
/// @param from the first day, in UTC
/// @param to the last day
/// @param dryRun whether it is only reckoned what would come of it
/// @param phase how far it is
/// @param paused whether it rests
/// @param stage which of Stripe's lists is being read
/// @param read objects read so far
/// @param recovered those of them that nothing had brought before
/// @param result what a rehearsal came to
/// @param error what ended it early, and what helps
/// @param startedAt when it was asked for
/// @param trigger what began it, where nobody asked for it
/// @param newsAt when it was last heard of
@Schema(name = "Backfill", description = "A backfill of a merchant's past as it stands.")
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
    Instant newsAt) {

  /// What ended a backfill early.
  @Schema(name = "BackfillFailure")
  public record Failure(String cause, String detail) {}

  /// What a rehearsal came to.
  ///
  /// @param outcome TOO_LARGE where the counts are of a part only
  /// @param created conversions that would come to be
  /// @param updated conversions that would change, as they would become
  /// @param skipped payments that would be no conversion
  /// @param unchanged conversions that are already as they should be
  @Schema(name = "BackfillResult")
  public record Result(
      BackfillAssessed.Outcome outcome,
      List<BackfillAssessed.Conversions> created,
      List<BackfillAssessed.Conversions> updated,
      List<BackfillAssessed.Skipped> skipped,
      int unchanged) {
    static Result of(BackfillAssessed said) {
      return new Result(
          said.outcome(), said.created(), said.updated(), said.skipped(), said.unchanged());
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
        run.paused && run.phase.underWay(),
        Optional.ofNullable(run.stage),
        run.read,
        run.recovered,
        run.assessment().map(Result::of),
        Optional.ofNullable(run.failure)
            .map(cause -> new Failure(cause.name(), BackfillFailures.explain(cause))),
        run.startedAt,
        Optional.ofNullable(run.trigger),
        run.newsAt);
  }
}
