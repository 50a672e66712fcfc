package io.saletrail.contracts.backfill;

import java.time.Instant;

/// Read what Stripe holds of a period, by the moment at which Stripe made each object.
///
/// @param backfill the backfill's id, a UUID
/// @param account the merchant, `acct_…`
/// @param from the first moment of the period
/// @param to the moment after its last one
/// @param dryRun whether it is only reckoned what would come of it
/// @param requestedAt when it was asked for
public record BackfillRequested(
        String backfill,
        String account,
        Instant from,
        Instant to,
        boolean dryRun,
        Instant requestedAt)
        implements BackfillFact {
    @Override
    public String id() {
        return backfill + "/requested";
    }

    @Override
    public Instant at() {
        return requestedAt;
    }
}
