package io.saletrail.contracts.backfill;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;

/// A backfill failed. What it had read without a dry run stays. A new request reads the whole
/// period again; repeats have no effect.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param cause the reason
/// @param read objects read until then
/// @param recovered of these, the objects not seen before in this state
/// @param failedAt when it ended
public record BackfillFailed(
    String backfill, String account, Cause cause, int read, int recovered, Instant failedAt)
    implements BackfillFact {

  /// Why a backfill failed.
  public enum Cause {
    /// Stripe denies access to this account.
    NOT_AUTHORISED,
    /// Stripe refused a request.
    REFUSED,
    /// Stripe stayed unavailable over all attempts.
    GIVEN_UP,
    /// No such merchant.
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
