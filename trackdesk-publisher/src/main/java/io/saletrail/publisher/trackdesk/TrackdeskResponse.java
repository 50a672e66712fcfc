package io.saletrail.publisher.trackdesk;

import io.saletrail.contracts.tenant.TokenChecked;
import java.time.Duration;
import java.util.Optional;

/// One call's outcome together with what it was read from.
///
/// @param httpStatus absent when no answer came
/// @param text the beginning of the answer's body, for people; empty when it says nothing
/// @param took from the call to its outcome
public record TrackdeskResponse(
    Outcome outcome, Optional<Integer> httpStatus, String text, Duration took) {

  /// What it shows of the token and the tenant that the call went out with.
  public TokenChecked.Outcome onToken() {
    return TrackdeskResponseReader.onToken(this);
  }

  /// The outcome of a call that was not even made.
  public static TrackdeskResponse unsent(Outcome outcome) {
    return new TrackdeskResponse(outcome, Optional.empty(), "", Duration.ZERO);
  }
}
