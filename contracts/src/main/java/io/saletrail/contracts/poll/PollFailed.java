package io.saletrail.contracts.poll;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A poll failed. The next one starts where the last complete one ended, so nothing is missed.
///
/// @param poll the poll's id, a UUID
/// @param account the merchant, `acct_…`
/// @param trigger why it ran
/// @param cause the reason
/// @param read objects read until then
/// @param recovered of these, the objects that no webhook and no earlier poll had delivered
/// @param failedAt when it ended
/// @param recoveredIds what was recovered until then, as in [PollCompleted]
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

  /// Why a poll failed.
  public enum Cause {
    /// Stripe denies access to this account.
    NOT_AUTHORISED,
    /// Stripe kept responding with 429.
    RATE_LIMITED,
    /// Stripe was unreachable or responded with a server error.
    UNAVAILABLE,
    /// Stripe refused the request.
    REFUSED,
    /// No such merchant.
    UNKNOWN_ACCOUNT,
    /// The read allowance of this account is used up: see [ReadAllowanceObserved].
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
