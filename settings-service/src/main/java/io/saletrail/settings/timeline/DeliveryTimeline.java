package io.saletrail.settings.timeline;

import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.timeline.TimelineLine.Source;
import io.saletrail.settings.timeline.TimelineLine.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tells the steps of a delivery as lines.
final class DeliveryTimeline {
  private DeliveryTimeline() {}

  /// @param causes the decisions that the steps carry out
  static TimelineLine line(DeliveryFact fact, DecisionEvents causes, String json) {
    return switch (fact) {
      case DeliveryAttempted tried -> {
        var told = attempted(tried, causes.credit(tried));
        yield new TimelineLine(
            tried.at(),
            Source.TRACKDESK,
            told.tone(),
            told.title(),
            told.detail(),
            told.remedy(),
            causes.events(tried),
            Optional.of(attempt(tried)),
            json);
      }
      case DeliveryHeld held -> held(held, causes.events(held), json);
    };
  }

  private static TimelineLine held(DeliveryHeld held, List<String> events, String json) {
    var why = Explanation.of(held.cause());
    return new TimelineLine(
        held.at(),
        Source.TRACKDESK,
        Tone.WAITING,
        "Held: " + why.title().toLowerCase(Locale.ROOT),
        why.detail(),
        why.remedy(),
        events,
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

  /// What came of a call, in words.
  private record Told(Tone tone, String title, String detail, Optional<String> remedy) {
    Told(Tone tone, String title, String detail) {
      this(tone, title, detail, Optional.empty());
    }
  }

  private static Told attempted(DeliveryAttempted tried, Optional<Credit.By> by) {
    var status = Timeline.words(tried.status()).toLowerCase(Locale.ROOT);
    return switch (tried.outcome()) {
      case ACCEPTED -> new Told(Tone.GOOD, done(tried), "As " + status + ".");
      case ALREADY_EXISTS ->
          new Told(
              Tone.GOOD,
              "Was at Trackdesk already",
              "An earlier call had got through, as " + status + ".");
      case REFUSED -> refused(Explanation.of(tried.refusal().orElse(Refusal.UNKNOWN), by));
      case TOKEN_REJECTED -> refused(Explanation.of(DeliveryHeld.Cause.TOKEN_REJECTED));
      case RATE_LIMITED ->
          new Told(
              Tone.WAITING,
              "Trackdesk asked for a pause",
              "Too many calls for the plan." + next(tried));
      case UNAVAILABLE ->
          new Told(
              Tone.WAITING,
              "No answer from Trackdesk",
              "It could not be reached, or broke." + next(tried));
      case OTHER ->
          new Told(
              Tone.QUIET,
              "Sent to Trackdesk",
              "A newer part of the system sent it, as " + status + ".");
    };
  }

  private static Told refused(Explanation why) {
    return new Told(
        Tone.BAD,
        "Refused by Trackdesk: " + why.title().toLowerCase(Locale.ROOT),
        why.detail(),
        why.remedy());
  }

  private static String done(DeliveryAttempted tried) {
    return switch (tried.call()) {
      case CREATE -> "Created at Trackdesk";
      case UPDATE_STATUS -> "Updated at Trackdesk";
    };
  }

  private static String next(DeliveryAttempted tried) {
    return switch (tried.state()) {
      case GIVEN_UP -> " It is not tried any more.";
      case DUE -> " It is tried again.";
      case DELIVERED, REFUSED, OTHER -> "";
    };
  }
}
