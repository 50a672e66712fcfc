package io.saletrail.settings.console.backfill;

import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Conversions;
import io.saletrail.contracts.backfill.BackfillAssessed.Skipped;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.request.backfill.BackfillResponse;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A merchant's backfills: the newest with all that can be done with it, and the ones before.
///
/// @param account the merchant
/// @param csrf what its forms carry
/// @param running whether one is under way, so that the page looks again soon
/// @param latest the newest, if there is one
/// @param earlier the ones before it, the latest first
public record BackfillPanel(
    String account, String csrf, boolean running, List<Run> latest, List<Run> earlier) {
  /// Backfills on the page.
  static final int SHOWN = 5;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /// One backfill.
  ///
  /// @param what rehearsal or for real, and what began it
  /// @param because why it began by itself; empty where somebody asked for it
  /// @param badge where it stands
  /// @param days its period, in words
  /// @param from the first day
  /// @param to the last day
  /// @param says what it is doing, or how it ended
  /// @param inProgress whether it is still going on
  /// @param paused whether it rests
  /// @param confirmable whether it can be done for real now
  /// @param result what a rehearsal came to, if it has
  public record Run(
      String id,
      String what,
      String because,
      Badge badge,
      String days,
      String from,
      String to,
      Moment startedAt,
      String says,
      boolean inProgress,
      boolean paused,
      boolean confirmable,
      List<Result> result) {}

  /// What a rehearsal came to.
  ///
  /// @param sums what would be created and changed, by status and currency
  /// @param skipped what would be no conversion, by reason
  /// @param skippedCount how many that are
  /// @param unchanged how many conversions are already as they should be
  public record Result(List<Sum> sums, List<Reason> skipped, int skippedCount, int unchanged) {}

  /// Conversions that would come to be, or change.
  public record Sum(String what, Badge status, int count, String amount) {}

  /// Payments that would be no conversion for the same reason.
  public record Reason(String title, String detail, int count) {}

  static BackfillPanel of(String account, String csrf, List<BackfillResponse> backfills) {
    return new BackfillPanel(
        account,
        csrf,
        backfills.stream().anyMatch(run -> run.phase().inProgress() && !run.paused()),
        backfills.stream().limit(1).map(BackfillPanel::run).toList(),
        backfills.stream().skip(1).map(BackfillPanel::run).toList());
  }

  private static Run run(BackfillResponse run) {
    return new Run(
        run.id(),
        what(run),
        run.trigger().map(BackfillPanel::because).orElse(""),
        badge(run),
        run.from().format(DAY) + " to " + run.to().format(DAY),
        run.from().toString(),
        run.to().toString(),
        Moment.of(run.startedAt()),
        says(run),
        run.phase().inProgress(),
        run.paused(),
        run.result()
            .filter(result -> result.outcome() == BackfillAssessed.Outcome.COMPLETE)
            .isPresent(),
        run.result().map(BackfillPanel::result).stream().toList());
  }

  private static String what(BackfillResponse run) {
    return run.trigger()
        .map(
            trigger ->
                switch (trigger) {
                  case REINSTALLED -> "Re-installed";
                  case OTHER -> "By itself";
                })
        .orElse(run.dryRun() ? "Rehearsal" : "For real");
  }

  private static String because(Trigger trigger) {
    return switch (trigger) {
      case REINSTALLED ->
          "The Stripe App was away for longer than Stripe lists events, so these days are"
              + " read for real by themselves. Nothing comes twice.";
      case OTHER -> "It began by itself.";
    };
  }

  private static Badge badge(BackfillResponse run) {
    if (run.paused()) {
      return new Badge(Badge.QUIET, "Paused");
    }
    return switch (run.phase()) {
      case REQUESTED -> new Badge(Badge.WAITING, "Starting");
      case READING -> new Badge(Badge.WAITING, "Reading");
      case ASSESSING -> new Badge(Badge.WAITING, "Reckoning");
      case COMPLETE -> new Badge(Badge.GOOD, "Complete");
      case CANCELLED -> new Badge(Badge.QUIET, "Cancelled");
      case FAILED -> new Badge(Badge.BAD, "Ended early");
    };
  }

  private static String says(BackfillResponse run) {
    if (run.paused()) {
      return "It rests. " + counts(run);
    }
    return switch (run.phase()) {
      case REQUESTED -> "Asking Stripe…";
      case READING -> "Reading " + stage(run) + ". " + counts(run);
      case ASSESSING -> counts(run) + " Reckoning what would come of it…";
      case COMPLETE -> counts(run) + complete(run);
      case CANCELLED -> counts(run) + " What it had brought by then stays.";
      case FAILED -> run.error().map(BackfillResponse.Failure::detail).orElse("");
    };
  }

  private static String complete(BackfillResponse run) {
    if (!run.dryRun()) {
      return " Conversions follow within minutes and go to Trackdesk behind today's sales.";
    }
    return run.result()
            .filter(result -> result.outcome() == BackfillAssessed.Outcome.TOO_LARGE)
            .isPresent()
        ? " These days hold more than one rehearsal may: the numbers are of a part of it."
            + " Choose fewer days."
        : " It was a rehearsal: nothing of it has happened.";
  }

  private static String stage(BackfillResponse run) {
    return run.stage()
        .map(
            stage ->
                switch (stage) {
                  case SESSIONS -> "checkout sessions";
                  case INVOICES -> "paid invoices";
                  case CHARGES -> "charges";
                  case REFUNDS -> "refunds";
                  case DISPUTES -> "disputes";
                })
        .orElse("Stripe");
  }

  private static String counts(BackfillResponse run) {
    return run.read() + " read, " + run.recovered() + " of them new to us.";
  }

  private static Result result(BackfillResponse.Result result) {
    return new Result(
        Stream.concat(
                sums("Would create", result.created()), sums("Would change", result.updated()))
            .toList(),
        result.skipped().stream().map(BackfillPanel::reason).toList(),
        result.skipped().stream().mapToInt(Skipped::count).sum(),
        result.unchanged());
  }

  private static Stream<Sum> sums(String what, List<Conversions> conversions) {
    return conversions.stream()
        .map(
            each ->
                new Sum(what, Badge.of(each.status()), each.count(), Amounts.text(each.amount())));
  }

  private static Reason reason(Skipped skipped) {
    var why = Explanation.of(skipped.reason());
    return new Reason(why.title(), why.detail(), skipped.count());
  }
}
