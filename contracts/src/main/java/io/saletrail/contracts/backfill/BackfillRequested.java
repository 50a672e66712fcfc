package io.saletrail.contracts.backfill;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// Read what Stripe holds of a period, by the moment at which Stripe made each object.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param from the first moment of the period
/// @param to the moment after its last one
/// @param dryRun whether it is only reckoned what would come of it
/// @param requestedAt when it was asked for
/// @param trigger what began it, where nobody asked for it
public record BackfillRequested(
    String backfill,
    String account,
    Instant from,
    Instant to,
    boolean dryRun,
    Instant requestedAt,
    Optional<Trigger> trigger)
    implements BackfillFact {

  /// What begins a backfill by itself.
  public enum Trigger {
    /// The merchant took the Stripe App away and installed it again, and Stripe no longer lists
    /// all events of the time between.
    REINSTALLED,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String id() {
    return backfill + "/requested";
  }

  @Override
  public Instant at() {
    return requestedAt;
  }
}
