package io.saletrail.publisher.trackdesk;

import io.saletrail.publisher.trackdesk.Outcome.Failure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A sentence that explains the outcome of a call, from a closed list. Facts, tables and logs
/// contain nothing else of a response: whatever Trackdesk repeats of a request stays encrypted
/// (docs/decisions/0073).
public final class KnownSentence {
  /// Trackdesk's, as in its Conversion Error Log, and those of HTTP servers in front of it.
  private static final List<Sentence> SENTENCES =
      Stream.of(
              "Conversion source not found",
              "Conversion source with given external cid not found",
              "Conversion source with given client not found",
              "Conversion type not found",
              "Conversion type is not configured",
              "Pricing for the conversion type is not configured on the offer",
              "Conversion limit reached",
              "Missing conversion amount",
              "Offer is not active",
              "Expired configuration source",
              "Unsupported currency",
              "Click is older than the attribution window",
              "Conversion not found",
              "Revenue origin not found",
              "Unknown conversion status",
              "Tenant not found",
              "No such tenant",
              "System error",
              "Internal server error",
              "Bad gateway",
              "Service unavailable",
              "Gateway timeout",
              "Too many requests",
              "Unauthorized",
              "Forbidden",
              "Invalid API key",
              "Just a moment")
          .map(Sentence::of)
          .sorted(Comparator.comparing((Sentence each) -> each.words().length()).reversed())
          .toList();

  private KnownSentence() {}

  /// @param words as [TrackdeskResponseReader#explainingWords] writes them, between spaces
  private record Sentence(String text, String words) {
    static Sentence of(String text) {
      return new Sentence(text, ' ' + TrackdeskResponseReader.explainingWords(text) + ' ');
    }
  }

  /// The sentence for a failed call; empty for an accepted one, which needs no explanation, and
  /// where the response has none of the list.
  public static Optional<String> of(TrackdeskResponse response) {
    return switch (response.outcome()) {
      case Outcome.Accepted _, Outcome.AlreadyExists _ -> Optional.empty();
      case Outcome.Refused _, Outcome.TokenRejected _, Outcome.RateLimited _ ->
          within(response.text());
      case Outcome.Unavailable(var failure, var _) ->
          within(response.text()).or(() -> text(failure));
    };
  }

  private static Optional<String> within(String text) {
    var words = ' ' + TrackdeskResponseReader.explainingWords(text) + ' ';
    return SENTENCES.stream()
        .filter(sentence -> words.contains(sentence.words()))
        .map(Sentence::text)
        .findFirst();
  }

  private static Optional<String> text(Failure failure) {
    return switch (failure) {
      case UNREACHABLE -> Optional.of("No connection");
      case NO_SUCH_HOST -> Optional.of("No such host");
      case TIMEOUT -> Optional.of("No response in time");
      case SYSTEM_ERROR -> Optional.empty();
      case REDIRECT -> Optional.of("A redirect instead of a response");
      case NOT_A_RESPONSE -> Optional.of("A web page or half a document instead of a response");
      case TOO_LONG -> Optional.of("A response of more bytes than any real one");
      case TOKEN_UNREADABLE -> Optional.of("No key decrypts the token");
      case CREDIT_UNREADABLE -> Optional.of("No key decrypts the buyer's address");
    };
  }
}
