package io.saletrail.publisher.delivery;

import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/// The part of a response that facts may contain: its start, without an e-mail address that it may
/// repeat.
final class ResponseExcerpt {
  /// Enough for a sentence of Trackdesk; the attempt's own record keeps more.
  static final int MAX_CHARS = 300;

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s\"'<>(),;:\\\\]+(?:@|%40)[^\\s\"'<>(),;:\\\\]+");

  private static final String REDACTED = "[address]";

  private ResponseExcerpt() {}

  /// Empty for an accepted call, which needs no explanation.
  static Optional<String> of(TrackdeskResponse response) {
    return switch (response.outcome()) {
      case Outcome.Accepted _, Outcome.AlreadyExists _ -> Optional.empty();
      case Outcome.Refused _,
          Outcome.TokenRejected _,
          Outcome.RateLimited _,
          Outcome.Unavailable _ ->
          Optional.of(quoted(response.text())).filter(text -> !text.isEmpty());
    };
  }

  // Redacted before it is cut: half an address would not be recognised.
  private static String quoted(String text) {
    var clean = ADDRESS.matcher(text).replaceAll(REDACTED).strip();
    return clean.substring(0, Math.min(clean.length(), MAX_CHARS));
  }
}
