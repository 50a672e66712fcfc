package io.saletrail.contracts.backfill;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// Requests a read of all objects that Stripe created in a period.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param from start of the period, inclusive
/// @param to end of the period, exclusive
/// @param dryRun whether the result is only computed and then rolled back
/// @param requestedAt when it was requested
/// @param trigger what started it; absent where a merchant or operator requested it
public record BackfillRequested(
    String backfill,
    String account,
    Instant from,
    Instant to,
    boolean dryRun,
    Instant requestedAt,
    Optional<Trigger> trigger)
    implements BackfillFact {

  /// What starts a backfill automatically.
  public enum Trigger {
    /// The merchant reinstalled the Stripe App after a gap that Stripe's events list no longer
    /// covers.
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
