package io.saletrail.settings.timeline;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// One thing that happened to a payment.
///
/// @param at when
/// @param source whose word it is: ours about money, or about a delivery
/// @param tone how good it is
/// @param title a few words
/// @param detail what happened
/// @param remedy what helps
/// @param stripeEvents the Stripe events it rests on: of a delivery, those behind the decision that
///     it carries out
/// @param attempt the call to Trackdesk, where it was one
/// @param fact the fact itself, as analysts read it on its topic
@Schema(name = "StoryLine")
public record TimelineLine(
    Instant at,
    Source source,
    Tone tone,
    String title,
    String detail,
    Optional<String> remedy,
    List<String> stripeEvents,
    Optional<Attempt> attempt,
    @JsonRawValue @Schema(type = SchemaType.OBJECT) String fact) {

  /// One call to Trackdesk.
  ///
  /// @param number counts the calls for this conversion from 1
  /// @param httpStatus absent where no answer came
  /// @param answer the beginning of what Trackdesk said to a call that it did not take
  /// @param nextAttemptAt when it is tried again, when it is
  @Schema(name = "StoryAttempt")
  public record Attempt(
      int number,
      DeliveryAttempted.Call call,
      DeliveryAttempted.Outcome outcome,
      Optional<Integer> httpStatus,
      Optional<String> answer,
      Duration took,
      Optional<Instant> nextAttemptAt) {}

  /// Whose word it is.
  @Schema(name = "StorySource")
  public enum Source {
    STRIPE,
    TRACKDESK
  }

  /// How good it is, for a colour.
  @Schema(name = "StoryTone")
  public enum Tone {
    GOOD,
    WAITING,
    BAD,
    QUIET
  }
}
