package io.saletrail.settings.insight.timeline;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.TimelineLine.Source;
import io.saletrail.settings.insight.timeline.TimelineLine.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Formats facts about deliveries as timeline lines.
final class DeliveryTimeline {
  private DeliveryTimeline() {}

  /// @param causes the decisions that the deliveries carry out
  static TimelineLine line(DeliveryFact fact, Decisions causes, String json) {
    return switch (fact) {
      case DeliveryAttempted tried -> {
        var text = attempted(tried, status(tried, causes), causes.credit(tried));
        yield new TimelineLine(
            tried.at(),
            Source.TRACKDESK,
            text.tone(),
            text.title(),
            text.detail(),
            text.remedy(),
            causes.events(tried),
            false,
            Optional.of(attempt(tried)),
            json);
      }
      case DeliveryHeld held -> held(held, causes.events(held), json);
      case DeliveryReadBack read -> readBack(read, json);
    };
  }

  private static TimelineLine readBack(DeliveryReadBack read, String json) {
    var text = readBack(read);
    return new TimelineLine(
        read.at(),
        Source.TRACKDESK,
        text.tone(),
        text.title(),
        text.detail(),
        text.remedy(),
        List.of(),
        false,
        Optional.empty(),
        json);
  }

  private static AttemptText readBack(DeliveryReadBack read) {
    return switch (read.result()) {
      case CONFIRMED ->
          new AttemptText(
              Tone.GOOD,
              "Confirmed by Trackdesk",
              "Trackdesk's report shows it"
                  + read.status().map(it -> ", with status " + label(it)).orElse("")
                  + ".");
      case MISSING -> {
        var missing = Explanation.missing();
        yield new AttemptText(Tone.BAD, missing.title(), missing.detail(), missing.remedy());
      }
      case OTHER -> new AttemptText(Tone.QUIET, "Read from Trackdesk", "Read by a newer version.");
    };
  }

  private static String label(ConversionStatus status) {
    return Timeline.label(status).toLowerCase(Locale.ROOT);
  }

  private static TimelineLine held(DeliveryHeld held, List<String> events, String json) {
    var reason = Explanation.of(held.cause());
    return new TimelineLine(
        held.at(),
        Source.TRACKDESK,
        Tone.WAITING,
        "Held: " + reason.title().toLowerCase(Locale.ROOT),
        reason.detail(),
        reason.remedy(),
        events,
        false,
        Optional.empty(),
        json);
  }

  private static TimelineLine.Attempt attempt(DeliveryAttempted tried) {
    return new TimelineLine.Attempt(
        tried.attempt(),
        tried.call(),
        tried.outcome(),
        tried.httpStatus(),
        tried.response(),
        tried.took(),
        tried.nextAttemptAt());
  }

  /// The text of a call's outcome, or of what a report shows.
  private record AttemptText(Tone tone, String title, String detail, Optional<String> remedy) {
    AttemptText(Tone tone, String title, String detail) {
      this(tone, title, detail, Optional.empty());
    }
  }

  /// The status as Trackdesk got it.
  private static String status(DeliveryAttempted tried, Decisions causes) {
    return causes.isTest(tried) ? "TEST" : Timeline.label(tried.status());
  }

  private static AttemptText attempted(
      DeliveryAttempted tried, String status, Optional<Credit.By> by) {
    return switch (tried.outcome()) {
      case ACCEPTED -> new AttemptText(Tone.GOOD, done(tried), "Status sent: " + status + ".");
      case ALREADY_EXISTS ->
          new AttemptText(
              Tone.GOOD,
              "Already in Trackdesk",
              "An earlier call succeeded, with status " + status + ".");
      case REFUSED -> refused(Explanation.of(tried.refusal().orElse(Refusal.UNKNOWN), by));
      case TOKEN_REJECTED -> refused(Explanation.of(DeliveryHeld.Cause.TOKEN_REJECTED));
      case RATE_LIMITED ->
          new AttemptText(
              Tone.WAITING,
              "Rate limited by Trackdesk",
              "Too many calls for your plan." + next(tried));
      case UNAVAILABLE ->
          new AttemptText(
              Tone.WAITING,
              "No response from Trackdesk",
              "Trackdesk could not be reached or failed." + next(tried));
      case OTHER ->
          new AttemptText(
              Tone.QUIET,
              "Sent to Trackdesk",
              "Sent by a newer version, with status " + status + ".");
    };
  }

  private static AttemptText refused(Explanation reason) {
    return new AttemptText(
        Tone.BAD,
        "Refused by Trackdesk: " + reason.title().toLowerCase(Locale.ROOT),
        reason.detail(),
        reason.remedy());
  }

  private static String done(DeliveryAttempted tried) {
    return switch (tried.call()) {
      case CREATE -> "Created in Trackdesk";
      case UPDATE_STATUS -> "Updated in Trackdesk";
    };
  }

  private static String next(DeliveryAttempted tried) {
    return switch (tried.state()) {
      case GIVEN_UP -> " No more retries.";
      case DUE -> " Retry scheduled.";
      case DELIVERED, REFUSED, OTHER -> "";
    };
  }
}
