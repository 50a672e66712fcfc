package io.saletrail.settings.console.conversion;

import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.wording.Moment;
import java.time.ZoneId;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.conversion.ConversionTimeline;
import io.saletrail.settings.insight.timeline.Timeline;
import io.saletrail.settings.insight.timeline.TimelineLine;
import io.saletrail.settings.request.redrive.AttentionQuery;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page of a conversion.
///
/// @param conversion its current state
/// @param lines the timeline, oldest first
/// @param resend whether the merchant can re-send it
/// @param decline whether the merchant can decide not to send it
/// @param undecided why it waits for a decision; empty where it does not
public record TimelinePage(
    ConversionLine conversion,
    List<Line> lines,
    boolean resend,
    boolean decline,
    String undecided) {

  /// One line of the timeline.
  ///
  /// @param tone its colour
  /// @param who Stripe or Trackdesk
  /// @param call number, HTTP status and duration of a call; empty for other lines
  /// @param answer excerpt of Trackdesk's response
  /// @param events the Stripe events behind it
  public record Line(
      Moment at,
      String tone,
      String who,
      String title,
      String detail,
      String remedy,
      String call,
      String answer,
      List<String> events) {}

  static TimelinePage of(Layout layout, ConversionTimeline timeline) {
    var trackdesk = timeline.conversion().trackdesk();
    var reason = AttentionQuery.reason(trackdesk.state(), trackdesk.cause());
    return new TimelinePage(
        ConversionLine.of(layout, timeline.conversion()),
        timeline.timeline().stream().map(line -> line(line, layout.days())).toList(),
        reason.isPresent(),
        reason.equals(Optional.of(RedriveReason.TENANT_CHANGED)),
        undecided(timeline.timeline()));
  }

  static String undecided(List<TimelineLine> lines) {
    return Timeline.isUndecided(lines) ? Explanation.undecided().detail() : "";
  }

  static Line line(TimelineLine line, ZoneId zone) {
    return new Line(
        Moment.of(line.at(), zone),
        line.tone().name().toLowerCase(Locale.ROOT),
        switch (line.source()) {
          case STRIPE -> "Stripe";
          case TRACKDESK -> "Trackdesk";
        },
        line.title(),
        line.detail(),
        line.remedy().orElse(""),
        line.attempt().map(TimelinePage::call).orElse(""),
        line.attempt().flatMap(TimelineLine.Attempt::response).orElse(""),
        line.stripeEvents());
  }

  private static String call(TimelineLine.Attempt attempt) {
    return "Call %d, %s, %d ms"
        .formatted(
            attempt.number(),
            attempt.httpStatus().map(status -> "HTTP " + status).orElse("no response"),
            attempt.took().toMillis());
  }
}
