package io.saletrail.settings.console.redrive;

import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveRequested.Action;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.request.redrive.Redrive;
import io.saletrail.settings.request.redrive.RedriveTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A re-drive: its preview with the button to start it, or its result.
///
/// @param live URL of the part that refreshes
/// @param running whether the result is pending
/// @param badge its state
/// @param headline the result in a few words
/// @param sums by reason, call and currency
/// @param lines the first conversions
/// @param more whether the list is incomplete
/// @param confirm the next form, or an empty one
public record RedrivePage(
    String account,
    String live,
    boolean running,
    Badge badge,
    Moment at,
    String headline,
    String detail,
    List<SumLine> sums,
    List<ItemLine> lines,
    boolean more,
    Confirm confirm) {

  /// Deliveries of one reason, call and currency.
  public record SumLine(String reason, String action, String count, String amount) {}

  /// One delivery.
  public record ItemLine(
      String href, String externalId, String reason, String action, Badge status, String amount) {}

  /// A form of the page.
  ///
  /// @param label label of its button; empty without a form
  public record Confirm(
      String label,
      String conversion,
      String reason,
      String since,
      String until,
      String after,
      String action,
      boolean dryRun) {
    static final Confirm NOTHING = new Confirm("", "", "", "", "", "", "", true);
  }

  static RedrivePage of(Redrive redrive) {
    return new RedrivePage(
        redrive.account(),
        "/merchants/" + redrive.account() + "/redrives/" + redrive.id() + "/live",
        redrive.state() == Redrive.State.REQUESTED,
        badge(redrive),
        Moment.of(redrive.requestedAt()),
        headline(redrive),
        detail(redrive),
        redrive.sums().stream().map(RedrivePage::sum).toList(),
        redrive.sample().stream().map(line -> item(redrive.account(), line)).toList(),
        redrive.sent() + redrive.held() > redrive.sample().size(),
        confirm(redrive));
  }

  private static Badge badge(Redrive redrive) {
    return switch (redrive.state()) {
      case REQUESTED -> new Badge(Badge.WAITING, "In progress");
      case REJECTED -> new Badge(Badge.BAD, "Failed");
      case COMPLETED ->
          redrive.dryRun() ? new Badge(Badge.QUIET, "Preview") : new Badge(Badge.GOOD, "Done");
    };
  }

  private static boolean declines(Redrive redrive) {
    return redrive.scope().action() == Action.DECLINE;
  }

  private static String headline(Redrive redrive) {
    if (declines(redrive) && redrive.state() == Redrive.State.COMPLETED) {
      var declined = AttentionPage.count(redrive.held());
      return redrive.dryRun() ? declined + " would not be sent" : declined + " will not be sent";
    }
    var sent = AttentionPage.count(redrive.sent());
    return switch (redrive.state()) {
      case REQUESTED ->
          redrive.dryRun() ? "Calculating…" : declines(redrive) ? "Saving…" : "Re-sending…";
      case REJECTED -> "Re-send failed";
      case COMPLETED -> redrive.dryRun() ? sent + " would be sent" : sent + " queued";
    };
  }

  private static String detail(Redrive redrive) {
    return switch (redrive.state()) {
      case REQUESTED -> "Thousands of conversions take about a minute.";
      case REJECTED -> redrive.error().map(Redrive.Failure::detail).orElse("");
      case COMPLETED -> answered(redrive);
    };
  }

  private static String answered(Redrive redrive) {
    if (redrive.sent() + redrive.held() == 0) {
      return "Nothing needs attention for this reason any more.";
    }
    if (declines(redrive)) {
      return "They leave Needs attention. You can still send each one later, from its own page.";
    }
    var held =
        redrive.held() == 0
            ? ""
            : AttentionPage.count(redrive.held())
                + (redrive.dryRun() ? " would be held" : " held")
                + " until your settings are complete. ";
    var next =
        redrive.next().isEmpty()
            ? ""
            : "One re-send covers a limited number. Continue with the rest below. ";
    return held
        + next
        + (redrive.dryRun()
            ? "Each is sent with its current status, within your plan's request limit."
            : "Follow the result on each conversion's page.");
  }

  /// After a dry run: the same selection, live, up to the time of the dry run. After a live run:
  /// the rest that did not fit into one request.
  private static Confirm confirm(Redrive redrive) {
    if (redrive.state() != Redrive.State.COMPLETED) {
      return Confirm.NOTHING;
    }
    if (redrive.dryRun() && declines(redrive)) {
      return redrive.held() == 0
          ? Confirm.NOTHING
          : form(
              redrive,
              "Don't send " + AttentionPage.count(redrive.held()),
              redrive.scope().after(),
              false);
    }
    if (redrive.dryRun()) {
      return redrive.sent() == 0
          ? Confirm.NOTHING
          : form(
              redrive,
              "Re-send " + AttentionPage.count(redrive.sent()),
              redrive.scope().after(),
              false);
    }
    return redrive
        .next()
        .map(next -> form(redrive, "Preview the rest", Optional.of(next), true))
        .orElse(Confirm.NOTHING);
  }

  private static Confirm form(
      Redrive redrive, String label, Optional<String> after, boolean dryRun) {
    var scope = redrive.scope();
    var until =
        scope.conversion().isPresent()
            ? Optional.<Instant>empty()
            : scope.until().or(() -> Optional.of(redrive.requestedAt()));
    return new Confirm(
        label,
        scope.conversion().orElse(""),
        scope.reason().map(Enum::name).orElse(""),
        scope.since().map(Instant::toString).orElse(""),
        until.map(Instant::toString).orElse(""),
        after.orElse(""),
        scope.action().name(),
        dryRun);
  }

  private static SumLine sum(RedriveCompleted.Sum sum) {
    return new SumLine(
        RedriveTexts.of(sum.reason()),
        action(sum.call(), sum.waitsFor()),
        Long.toString(sum.conversions()),
        Amounts.text(sum.amount()));
  }

  private static ItemLine item(String account, RedriveCompleted.Line line) {
    var externalId = line.conversion().substring(line.conversion().indexOf(':') + 1);
    return new ItemLine(
        "/merchants/" + account + "/conversions/" + externalId,
        externalId,
        RedriveTexts.of(line.reason()),
        action(line.call(), line.waitsFor()),
        Badge.of(line.status()),
        Amounts.text(line.amount()));
  }

  private static String action(Optional<Call> call, Optional<DeliveryHeld.Cause> waitsFor) {
    return call.map(
            one ->
                switch (one) {
                  case CREATE -> "Create";
                  case UPDATE_STATUS -> "Update status";
                })
        .or(() -> waitsFor.map(cause -> "Held: " + Explanation.of(cause).title()))
        .orElse("Nothing to send");
  }
}
