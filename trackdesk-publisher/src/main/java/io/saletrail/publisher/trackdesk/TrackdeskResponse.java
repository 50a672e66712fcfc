package io.saletrail.publisher.trackdesk;

import io.saletrail.contracts.tenant.TokenChecked;
import java.time.Duration;
import java.util.Optional;

/// The outcome of one call and the response that it was read from.
///
/// @param httpStatus absent without a response
/// @param text the start of the body, for people; may be empty
/// @param took from the call to its outcome
public record TrackdeskResponse(
    Outcome outcome, Optional<Integer> httpStatus, String text, Duration took) {

  /// What the response proves about the token and the tenant of the call.
  public TokenChecked.Outcome onToken() {
    return TrackdeskResponseReader.onToken(this);
  }

  /// The outcome of a call that was not made.
  public static TrackdeskResponse unsent(Outcome outcome) {
    return new TrackdeskResponse(outcome, Optional.empty(), "", Duration.ZERO);
  }
}
