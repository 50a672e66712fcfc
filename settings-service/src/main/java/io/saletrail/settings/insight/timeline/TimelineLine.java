package io.saletrail.settings.insight.timeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One line of a timeline.
///
/// @param source whether it is about the payment or about a delivery
/// @param tone the severity
/// @param stripeEvents the Stripe events behind it; for a delivery, those behind its decision
/// @param superseded whether a later decision replaced it, so that it is no longer so
/// @param attempt the call to Trackdesk, if any
/// @param fact the fact as published on its topic
@Schema(name = "TimelineLine")
public record TimelineLine(
    Instant at,
    Source source,
    Tone tone,
    String title,
    String detail,
    Optional<String> remedy,
    List<String> stripeEvents,
    boolean superseded,
    Optional<Attempt> attempt,
    @JsonRawValue @Schema(type = SchemaType.OBJECT) String fact) {

  /// One call to Trackdesk.
  ///
  /// @param number counts calls for this conversion from 1
  /// @param httpStatus absent without a response
  /// @param response a sentence that explains a failed call; absent where Trackdesk used other
  ///   words
  /// @param nextAttemptAt when it is retried
  @Schema(name = "TimelineAttempt")
  public record Attempt(
      int number,
      DeliveryAttempted.Call call,
      DeliveryAttempted.Outcome outcome,
      Optional<Integer> httpStatus,
      Optional<String> response,
      Duration took,
      Optional<Instant> nextAttemptAt) {}

  /// The subject of a line.
  @Schema(name = "TimelineSource")
  public enum Source {
    STRIPE,
    TRACKDESK
  }

  /// The severity, shown as a colour.
  @Schema(name = "TimelineTone")
  public enum Tone {
    GOOD,
    WAITING,
    BAD,
    QUIET
  }
}
