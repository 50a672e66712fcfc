package io.saletrail.contracts.redrive;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// Somebody asks for a merchant's deliveries to be tried again. Named by a conversion, or by a
/// reason, a time, or both.
///
/// @param redrive the re-drive's id, a UUID: one id is carried out once, however often it comes
/// @param account the merchant, `acct_…`; nothing of anybody else is touched
/// @param conversion one conversion, `{account}:{externalId}`
/// @param reason all that wait for this
/// @param since all that have waited since then, inclusive
/// @param until all that began to wait before then, exclusive
/// @param after where to go on: the `next` of the answer before
/// @param dryRun whether only what would be done is told
/// @param requestedBy who asks
/// @param requestedAt when it was asked for
public record RedriveRequested(
    String redrive,
    String account,
    Optional<String> conversion,
    Optional<RedriveReason> reason,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> after,
    boolean dryRun,
    Role requestedBy,
    Instant requestedAt)
    implements RedriveFact {

  /// Who asks for a re-drive.
  public enum Role {
    /// The merchant, for their own account.
    MERCHANT,
    /// Whoever runs the house.
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
