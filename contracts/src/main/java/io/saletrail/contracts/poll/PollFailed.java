package io.saletrail.contracts.poll;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A poll ended early. The next one begins where the last complete one ended, so nothing is missed.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it ran
/// @param cause what ended it
/// @param read objects read before
/// @param recovered those of them that no webhook and no earlier poll had brought
/// @param failedAt when it ended
/// @param recoveredIds what was found before, as in [PollCompleted]
public record PollFailed(
    String poll,
    String account,
    Trigger trigger,
    Cause cause,
    int read,
    int recovered,
    Instant failedAt,
    Optional<List<String>> recoveredIds)
    implements PollFact {

  /// What ended a poll.
  public enum Cause {
    /// Stripe does not let us read this account (any more).
    NOT_AUTHORISED,
    /// Stripe asked us to slow down, again and again.
    RATE_LIMITED,
    /// Stripe could not be reached or answered with an error of its own.
    UNAVAILABLE,
    /// Stripe refused the request.
    REFUSED,
    /// The account is not one of ours.
    UNKNOWN_ACCOUNT,
    /// What we may read of this account in 30 days has been read: see [ReadAllowanceObserved].
    READ_ALLOWANCE_USED,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String id() {
    return poll + "/failed";
  }

  @Override
  public Instant at() {
    return failedAt;
  }
}
