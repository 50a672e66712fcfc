package io.saletrail.publisher.trackdesk;

import io.saletrail.contracts.delivery.Refusal;
import java.time.Duration;
import java.util.Optional;

/// The result of one call to Trackdesk, by what to do next.
public sealed interface Outcome {
  /// Trackdesk holds what was sent.
  record Accepted() implements Outcome {}

  /// Refused as a repeat: an earlier call, ours or another app's, got through.
  record AlreadyExists() implements Outcome {}

  /// The merchant or operator must change something first; Trackdesk stored nothing.
  record Refused(Refusal reason) implements Outcome {}

  /// The merchant must save another token; Trackdesk stored nothing.
  record TokenRejected() implements Outcome {}

  /// Too many calls for the tenant's plan; Trackdesk stored nothing.
  ///
  /// @param pause how long to pause, where Trackdesk states it
  record RateLimited(Optional<Duration> pause) implements Outcome {}

  /// Trackdesk or the network failed: a retry helps. Whether the call was stored is unknown.
  ///
  /// @param pause how long to pause, where Trackdesk states it
  record Unavailable(Failure failure, Optional<Duration> pause) implements Outcome {
    public Unavailable(Failure failure) {
      this(failure, Optional.empty());
    }
  }

  /// Why there is no readable response.
  enum Failure {
    /// No connection, or one that broke.
    UNREACHABLE,
    /// There is no host of the tenant's name.
    NO_SUCH_HOST,
    /// No complete response in time.
    TIMEOUT,
    /// Trackdesk reports an internal error.
    SYSTEM_ERROR,
    /// A redirect. It is not followed: the token would go along.
    REDIRECT,
    /// The response is not from the API: a web page, or half a document.
    NOT_A_RESPONSE,
    /// More bytes than any real response has.
    TOO_LONG,
    /// Our own key does not decrypt the merchant's token, so no call was made. The operator has to
    /// correct `SECRETS_KEY`; the merchant cannot.
    TOKEN_UNREADABLE,
    /// Our own key does not decrypt the buyer's e-mail address, or a later version credits in a way
    /// unknown to this one, so no call was made. The operator has to correct that.
    CREDIT_UNREADABLE
  }
}
