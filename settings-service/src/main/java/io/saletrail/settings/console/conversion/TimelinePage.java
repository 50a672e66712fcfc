package io.saletrail.settings.console.conversion;

import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.conversion.ConversionTimeline;
import io.saletrail.settings.insight.timeline.Timeline;
import io.saletrail.settings.insight.timeline.TimelineLine;
import io.saletrail.settings.request.redrive.AttentionQuery;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page of a conversion.
///
/// @param conversion its current state
/// @param lines the timeline, oldest first
/// @param earlier what a later decision replaced, oldest first
/// @param related other conversions of the same payment
/// @param resend whether the merchant can re-send it
/// @param decline whether the merchant can decide not to send it
/// @param undecided why it waits for a decision; empty where it does not
public record TimelinePage(
    ConversionLine conversion,
    List<Line> lines,
    List<Line> earlier,
    List<Related> related,
    boolean resend,
    boolean decline,
    String undecided) {
  private static final String SEALED =
      "Trackdesk's own words are stored encrypted for %d days, because they can contain personal data. Your operator can read them."
          .formatted(DeliveryAttempted.RESPONSE_KEPT.toDays());

  /// Another conversion of the payment.
  public record Related(String href, String externalId) {}

  /// One line of the timeline.
  ///
  /// @param tone its colour
  /// @param who Stripe or Trackdesk
  /// @param call number, HTTP status and duration of a call; empty for other lines
  /// @param answer a sentence that explains a failed call
  /// @param sealed where Trackdesk's own words are; empty for other lines
  /// @param events the Stripe events behind it that no earlier line has
  public record Line(
      Moment at,
      String tone,
      String who,
      String title,
      String detail,
      String remedy,
      String call,
      String answer,
      String sealed,
      List<String> events) {}

  static TimelinePage of(Layout layout, ConversionTimeline timeline) {
    var trackdesk = timeline.conversion().trackdesk();
    var reason = AttentionQuery.reason(trackdesk.state(), trackdesk.cause());
    return new TimelinePage(
        ConversionLine.of(layout, timeline.conversion()),
        lines(timeline.timeline(), layout.days(), false),
        lines(timeline.timeline(), layout.days(), true),
        timeline.related().stream()
            .map(id -> new Related("/merchants/" + layout.account() + "/conversions/" + id, id))
            .toList(),
        reason.isPresent(),
        reason.equals(Optional.of(RedriveReason.TENANT_CHANGED)),
        undecided(timeline.timeline()));
  }

  static String undecided(List<TimelineLine> lines) {
    return Timeline.isUndecided(lines) ? Explanation.undecided().detail() : "";
  }

  /// The current lines, or the superseded ones.
  static List<Line> lines(List<TimelineLine> lines, ZoneId zone, boolean superseded) {
    var seen = new HashSet<String>();
    return lines.stream()
        .filter(line -> line.superseded() == superseded)
        .map(line -> line(line, line.stripeEvents().stream().filter(seen::add).toList(), zone))
        .toList();
  }

  private static Line line(TimelineLine line, List<String> events, ZoneId zone) {
    return new Line(
        Moment.precise(line.at(), zone),
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
        line.attempt().filter(TimelinePage::isUnexplained).map(_ -> SEALED).orElse(""),
        events);
  }

  /// Whether Trackdesk answered a failed call in words that no list has.
  private static boolean isUnexplained(TimelineLine.Attempt attempt) {
    return attempt.httpStatus().isPresent()
        && attempt.response().isEmpty()
        && switch (attempt.outcome()) {
          case ACCEPTED, ALREADY_EXISTS, OTHER -> false;
          case REFUSED, TOKEN_REJECTED, RATE_LIMITED, UNAVAILABLE -> true;
        };
  }

  private static String call(TimelineLine.Attempt attempt) {
    return "Call %d, %s, %d ms"
        .formatted(
            attempt.number(),
            attempt.httpStatus().map(status -> "HTTP " + status).orElse("no response"),
            attempt.took().toMillis());
  }
}
