package io.saletrail.publisher.trackdesk;

import io.saletrail.contracts.tenant.TokenChecked;
import java.time.Duration;
import java.util.Optional;

/// The outcome of one call and the response that it was read from.
///
/// @param httpStatus absent without a response
/// @param text the start of the body; may be empty. It can repeat a buyer's data: it is stored
///   encrypted, and shown nowhere
/// @param took from the call to its outcome
public record TrackdeskResponse(
    Outcome outcome, Optional<Integer> httpStatus, String text, Duration took) {

  /// What the response proves about the token and the tenant of the call.
  public TokenChecked.Outcome onToken() {
    return TrackdeskResponseReader.onToken(this);
  }

  /// Without the text: logs must not contain it.
  @Override
  public String toString() {
    return "TrackdeskResponse[outcome=%s, httpStatus=%s]".formatted(outcome, httpStatus);
  }

  /// The outcome of a call that was not made.
  public static TrackdeskResponse unsent(Outcome outcome) {
    return new TrackdeskResponse(outcome, Optional.empty(), "", Duration.ZERO);
  }
}
