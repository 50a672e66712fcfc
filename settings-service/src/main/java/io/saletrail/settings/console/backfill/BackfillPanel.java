package io.saletrail.settings.console.backfill;

import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Conversions;
import io.saletrail.contracts.backfill.BackfillAssessed.Skipped;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.request.backfill.Backfill;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A merchant's backfills: the latest with its actions, and earlier ones.
///
/// @param csrf CSRF token of its forms
/// @param running whether a backfill is running, so that the page refreshes
/// @param latest the latest backfill; empty without one
/// @param earlier the others, newest first
public record BackfillPanel(
    String account, String csrf, boolean running, List<Run> latest, List<Run> earlier) {
  /// Backfills on the page.
  static final int SHOWN = 5;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  /// One backfill.
  ///
  /// @param what preview, backfill or automatic backfill
  /// @param reason why it started automatically; empty when requested
  /// @param badge its state
  /// @param days its date range, formatted
  /// @param status progress or result as a sentence
  /// @param inProgress whether it has not ended
  /// @param confirmable whether the backfill of this preview can start
  /// @param result the result of a preview; empty before it ends
  public record Run(
      String id,
      String what,
      String reason,
      Badge badge,
      String days,
      String from,
      String to,
      Moment startedAt,
      String status,
      boolean inProgress,
      boolean paused,
      boolean confirmable,
      List<Result> result) {}

  /// The result of a preview.
  ///
  /// @param sums conversions that would be created or updated, by status and currency
  /// @param skipped payments that would not be credited, by reason
  /// @param skippedCount number of such payments, with their noun
  /// @param unchanged number of conversions that are up to date, with their noun; empty for none
  public record Result(
      List<Sum> sums, List<Reason> skipped, String skippedCount, String unchanged) {}

  /// Conversions that would be created or updated.
  public record Sum(String what, Badge status, int count, String amount) {}

  /// Payments that would not be credited, with one reason.
  public record Reason(String title, String detail, int count) {}

  static BackfillPanel of(String account, String csrf, List<Backfill> backfills) {
    return new BackfillPanel(
        account,
        csrf,
        backfills.stream().anyMatch(run -> run.phase().inProgress() && !run.paused()),
        backfills.stream().limit(1).map(BackfillPanel::run).toList(),
        backfills.stream().skip(1).map(BackfillPanel::run).toList());
  }

  private static Run run(Backfill run) {
    return new Run(
        run.id(),
        what(run),
        run.trigger().map(BackfillPanel::reason).orElse(""),
        badge(run),
        run.from().format(DAY) + " to " + run.to().format(DAY),
        run.from().toString(),
        run.to().toString(),
        Moment.of(run.startedAt()),
        status(run),
        run.phase().inProgress(),
        run.paused(),
        run.result()
            .filter(result -> result.outcome() == BackfillAssessed.Outcome.COMPLETE)
            .isPresent(),
        run.result().map(BackfillPanel::result).stream().toList());
  }

  private static String what(Backfill run) {
    return run.trigger()
        .map(
            trigger ->
                switch (trigger) {
                  case REINSTALLED -> "Automatic backfill after reinstall";
                  case OTHER -> "Automatic backfill";
                })
        .orElse(run.dryRun() ? "Preview" : "Backfill");
  }

  private static String reason(Trigger trigger) {
    return switch (trigger) {
      case REINSTALLED ->
          "The Stripe App was uninstalled for longer than Stripe keeps events, so these dates are imported automatically. No sale is counted twice.";
      case OTHER -> "Started automatically.";
    };
  }

  private static Badge badge(Backfill run) {
    if (run.paused()) {
      return new Badge(Badge.QUIET, "Paused");
    }
    return switch (run.phase()) {
      case REQUESTED -> new Badge(Badge.WAITING, "Starting");
      case READING -> new Badge(Badge.WAITING, "Reading");
      case ASSESSING -> new Badge(Badge.WAITING, "Calculating");
      case COMPLETE -> new Badge(Badge.GOOD, "Complete");
      case CANCELLED -> new Badge(Badge.QUIET, "Cancelled");
      case FAILED -> new Badge(Badge.BAD, "Failed");
    };
  }

  private static String status(Backfill run) {
    if (run.paused()) {
      return "Paused. " + counts(run);
    }
    return switch (run.phase()) {
      case REQUESTED -> "Connecting to Stripe…";
      case READING -> "Reading " + stage(run) + ". " + counts(run);
      case ASSESSING -> counts(run) + " Calculating…";
      case COMPLETE -> counts(run) + complete(run);
      case CANCELLED -> counts(run) + " Sales imported so far are kept.";
      case FAILED -> run.error().map(Backfill.Failure::detail).orElse("");
    };
  }

  private static String complete(Backfill run) {
    if (!run.dryRun()) {
      return " Conversions appear within minutes. Today's sales are sent to Trackdesk first.";
    }
    return run.result()
            .filter(result -> result.outcome() == BackfillAssessed.Outcome.TOO_LARGE)
            .isPresent()
        ? " This period is too large for one preview. The numbers cover only part of it. Choose fewer days."
        : " This was a preview. Nothing was changed.";
  }

  private static String stage(Backfill run) {
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

  private static String counts(Backfill run) {
    return Counts.of(run.read(), "Stripe object") + " read.";
  }

  private static Result result(Backfill.Result result) {
    return new Result(
        Stream.concat(
                sums("Would create", result.created()), sums("Would update", result.updated()))
            .toList(),
        result.skipped().stream().map(BackfillPanel::reason).toList(),
        Counts.of(result.skipped().stream().mapToInt(Skipped::count).sum(), "payment"),
        result.unchanged() == 0 ? "" : Counts.of(result.unchanged(), "conversion"));
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
