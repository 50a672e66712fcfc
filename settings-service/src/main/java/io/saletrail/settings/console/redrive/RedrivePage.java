package io.saletrail.settings.console.redrive;

import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.request.redrive.RedriveResponse;
import io.saletrail.settings.request.redrive.RedriveTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A re-drive: what would be sent, with the button that sends it, or what was.
///
/// @param live where the part that changes is fetched again
/// @param running whether the answer is still to come
/// @param badge where it stands
/// @param headline what it came to
/// @param detail what that means
/// @param sums by reason, call and currency
/// @param lines the first of them one by one
/// @param more whether there are more than those
/// @param confirm what the next form asks for, or nothing
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

  /// What a form of the page asks for.
  ///
  /// @param label of its button; empty where there is nothing to ask for
  public record Confirm(
      String label,
      String conversion,
      String reason,
      String since,
      String until,
      String after,
      boolean dryRun) {
    static final Confirm NOTHING = new Confirm("", "", "", "", "", "", true);
  }

  static RedrivePage of(RedriveResponse redrive) {
    return new RedrivePage(
        redrive.account(),
        "/merchants/" + redrive.account() + "/redrives/" + redrive.id() + "/live",
        redrive.state() == RedriveResponse.State.REQUESTED,
        badge(redrive),
        Moment.of(redrive.requestedAt()),
        headline(redrive),
        detail(redrive),
        redrive.sums().stream().map(RedrivePage::sum).toList(),
        redrive.sample().stream().map(line -> item(redrive.account(), line)).toList(),
        redrive.sent() + redrive.held() > redrive.sample().size(),
        confirm(redrive));
  }

  private static Badge badge(RedriveResponse redrive) {
    return switch (redrive.state()) {
      case REQUESTED -> new Badge(Badge.WAITING, "Working");
      case REJECTED -> new Badge(Badge.BAD, "Not possible");
      case COMPLETED ->
          redrive.dryRun()
              ? new Badge(Badge.QUIET, "Dry run: nothing is sent")
              : new Badge(Badge.GOOD, "Done");
    };
  }

  private static String headline(RedriveResponse redrive) {
    var sent = AttentionPage.count(redrive.sent());
    return switch (redrive.state()) {
      case REQUESTED -> redrive.dryRun() ? "Adding up what would be sent…" : "Sending again…";
      case REJECTED -> "This could not be done";
      case COMPLETED ->
          redrive.dryRun()
              ? "Would send " + sent
              : sent + (redrive.sent() == 1 ? " goes" : " go") + " out now";
    };
  }

  private static String detail(RedriveResponse redrive) {
    return switch (redrive.state()) {
      case REQUESTED -> "Many thousands take a minute.";
      case REJECTED -> redrive.error().map(RedriveResponse.Failure::detail).orElse("");
      case COMPLETED -> answered(redrive);
    };
  }

  private static String answered(RedriveResponse redrive) {
    if (redrive.sent() + redrive.held() == 0) {
      return "Nothing waits for this any more.";
    }
    var held =
        redrive.held() == 0
            ? ""
            : AttentionPage.count(redrive.held())
                + (redrive.dryRun() ? " would wait" : " wait")
                + " for your settings. ";
    var next =
        redrive.next().isEmpty() ? "" : "There are more than are taken at once: go on below. ";
    return held
        + next
        + (redrive.dryRun()
            ? "Each goes with its newest status, and at the pace of your plan."
            : "Each conversion's own page shows what becomes of it.");
  }

  /// After a dry run the same again in earnest, without what has come to wait since; after that,
  /// where one request was not enough, the rest.
  private static Confirm confirm(RedriveResponse redrive) {
    if (redrive.state() != RedriveResponse.State.COMPLETED) {
      return Confirm.NOTHING;
    }
    if (redrive.dryRun()) {
      return redrive.sent() == 0
          ? Confirm.NOTHING
          : form(
              redrive,
              "Send " + AttentionPage.count(redrive.sent()) + " now",
              redrive.scope().after(),
              false);
    }
    return redrive
        .next()
        .map(next -> form(redrive, "See what the rest would be", Optional.of(next), true))
        .orElse(Confirm.NOTHING);
  }

  private static Confirm form(
      RedriveResponse redrive, String label, Optional<String> after, boolean dryRun) {
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
        .or(() -> waitsFor.map(cause -> "Waits: " + Explanation.of(cause).title()))
        .orElse("Nothing to send");
  }
}
