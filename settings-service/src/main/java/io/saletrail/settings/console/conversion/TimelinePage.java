package io.saletrail.settings.console.conversion;

import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.conversion.ConversionTimeline;
import io.saletrail.settings.insight.timeline.TimelineLine;
import io.saletrail.settings.request.redrive.AttentionQuery;
import java.util.List;
import java.util.Locale;

/// A conversion's own page.
///
/// @param conversion as it stands
/// @param lines what happened, the first thing first
/// @param resend whether it waits until somebody has it sent again
public record TimelinePage(ConversionLine conversion, List<Line> lines, boolean resend) {

  /// One thing that happened.
  ///
  /// @param tone its colour
  /// @param who whose side it happened on
  /// @param call the number of a call, its HTTP status and its length; empty for what is none
  /// @param answer what Trackdesk said to it
  /// @param events the Stripe events it rests on
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

  static TimelinePage of(String account, ConversionTimeline story) {
    return new TimelinePage(
        ConversionLine.of(account, story.conversion()),
        story.timeline().stream().map(TimelinePage::line).toList(),
        AttentionQuery.reason(
                story.conversion().trackdesk().state(), story.conversion().trackdesk().cause())
            .isPresent());
  }

  static Line line(TimelineLine line) {
    return new Line(
        Moment.of(line.at()),
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
            attempt.httpStatus().map(status -> "HTTP " + status).orElse("no answer"),
            attempt.took().toMillis());
  }
}
