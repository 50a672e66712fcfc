package io.saletrail.publisher.trackdesk;

import io.saletrail.contracts.delivery.Refusal;
import java.time.Duration;
import java.util.Optional;

/// What Trackdesk did with one call, sorted by the only question that matters: what to do next.
public sealed interface Outcome {
  /// Trackdesk holds what was sent.
  record Accepted() implements Outcome {}

  /// Refused as a repeat: an earlier call, ours or somebody else's, had got through.
  record AlreadyExists() implements Outcome {}

  /// Somebody has to change something first; nothing was taken.
  record Refused(Refusal reason) implements Outcome {}

  /// The merchant has to save another token; nothing was taken.
  record TokenRefused() implements Outcome {}

  /// Too many calls for the tenant's plan; nothing was taken.
  ///
  /// @param pause how long to stay away, where Trackdesk says so
  record RateLimited(Optional<Duration> pause) implements Outcome {}

  /// Trackdesk's trouble or the network's: trying again helps. Whether the call was taken is not
  /// known.
  ///
  /// @param pause how long to stay away, where Trackdesk says so
  record Unavailable(Trouble trouble, Optional<Duration> pause) implements Outcome {
    public Unavailable(Trouble trouble) {
      this(trouble, Optional.empty());
    }
  }

  /// Why there was no answer that could be read.
  enum Trouble {
    /// No connection, or one that broke.
    UNREACHABLE,
    /// There is no host of the tenant's name.
    NO_SUCH_HOST,
    /// No whole answer in time.
    TIMEOUT,
    /// Trackdesk says that it failed.
    SYSTEM_ERROR,
    /// A redirect. It is not followed: the token would go along.
    REDIRECT,
    /// Something else than the interface answered: a page, or half a document.
    NOT_AN_ANSWER,
    /// More bytes than any answer has.
    TOO_LONG,
    /// Our own key does not open the merchant's token, so no call was made. The operator has to
    /// put `SECRETS_KEY` right; the merchant can do nothing about it.
    TOKEN_UNREADABLE,
    /// Our own key does not open the buyer's address, or a later version credits in a way that
    /// this one does not know, so no call was made. The operator has to put that right.
    CREDIT_UNREADABLE
  }
}
