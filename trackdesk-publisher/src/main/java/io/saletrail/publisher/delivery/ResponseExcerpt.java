package io.saletrail.publisher.delivery;

import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of an answer may be read by everybody: its beginning, without the one thing of a person's
/// that we ever send and that it might repeat.
final class ResponseExcerpt {
  /// Enough for a sentence of Trackdesk's; the attempt's own record keeps more.
  static final int LONGEST = 300;

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\"'<>(),;:\\\\]+(?:@|%40)[^\\s\"'<>(),;:\\\\]+");

  private static final String BLOTTED = "[address]";

  private ResponseExcerpt() {}

  /// Nothing of a call that was taken: there is nothing to explain.
  static Optional<String> of(TrackdeskResponse answer) {
    return switch (answer.outcome()) {
      case Outcome.Accepted _, Outcome.AlreadyExists _ -> Optional.empty();
      case Outcome.Refused _,
          Outcome.TokenRefused _,
          Outcome.RateLimited _,
          Outcome.Unavailable _ ->
          Optional.of(quoted(answer.text())).filter(text -> !text.isEmpty());
    };
  }

  // Blotted before it is cut: half an address would slip through.
  private static String quoted(String text) {
    var clean = ADDRESS.matcher(text).replaceAll(BLOTTED).strip();
    return clean.substring(0, Math.min(clean.length(), LONGEST));
  }
}
