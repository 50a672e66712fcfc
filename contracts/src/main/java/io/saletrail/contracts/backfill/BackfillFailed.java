package io.saletrail.contracts.backfill;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;

/// A backfill ended early. What it had read for real by then stays; asking again reads the period
/// anew, and nothing comes twice of that.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param cause what ended it
/// @param read objects read before
/// @param recovered those of them that nothing had brought before in this state
/// @param failedAt when it ended
public record BackfillFailed(
    String backfill, String account, Cause cause, int read, int recovered, Instant failedAt)
    implements BackfillFact {

  /// What ended a backfill.
  public enum Cause {
    /// Stripe does not let us read this account (any more).
    NOT_AUTHORISED,
    /// Stripe refused a request.
    REFUSED,
    /// Stripe could not be read for as long as it was tried.
    GIVEN_UP,
    /// The account is not one of ours.
    UNKNOWN_ACCOUNT,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String id() {
    return backfill + "/failed";
  }

  @Override
  public Instant at() {
    return failedAt;
  }
}
