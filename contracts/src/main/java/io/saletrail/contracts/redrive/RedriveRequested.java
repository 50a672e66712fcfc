package io.saletrail.contracts.redrive;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// Requests that a merchant's deliveries are sent again, selected by a conversion, or by a reason,
/// a time, or both.
///
/// @param redrive the re-drive's id, a UUID: a repeated id has no effect
/// @param account the merchant, `acct_…`; no other merchant is affected
/// @param conversion one conversion, `{account}:{externalId}`
/// @param reason all that stopped for this reason
/// @param since all that stopped at or after this moment
/// @param until all that stopped before this moment
/// @param after where to continue: the `next` of the previous result
/// @param action what to do with them; absent means [Action#SEND]
/// @param dryRun whether the effect is only computed
/// @param requestedBy the role of the caller
/// @param requestedAt when it was requested
public record RedriveRequested(
    String redrive,
    String account,
    Optional<String> conversion,
    Optional<RedriveReason> reason,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> after,
    Optional<Action> action,
    boolean dryRun,
    Role requestedBy,
    Instant requestedAt)
    implements RedriveFact {

  /// What happens to the selected deliveries.
  public enum Action {
    /// They are sent to the tenant that holds them, or to the merchant's current one.
    SEND,
    /// Those that wait because the tenant has changed are not sent.
    DECLINE,
    @JsonEnumDefaultValue
    OTHER
  }

  /// The role of the caller.
  public enum Role {
    /// The merchant, for their own account.
    MERCHANT,
    /// An operator.
    OPERATOR,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String id() {
    return redrive + "/requested";
  }

  @Override
  public Instant at() {
    return requestedAt;
  }
}
