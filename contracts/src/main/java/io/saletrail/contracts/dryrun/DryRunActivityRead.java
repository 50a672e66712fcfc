package io.saletrail.contracts.dryrun;

import io.saletrail.contracts.activity.PaymentActivity;
import java.time.Instant;

/// What a backfill would publish about a Stripe object.
///
/// @param backfill the backfill, a UUID
/// @param activity a fact as it would be on `payments.activity.v1`, whose schemas it has
public record DryRunActivityRead(String backfill, PaymentActivity activity) implements DryRunFact {
  @Override
  public String account() {
    return activity.account();
  }

  @Override
  public String id() {
    return backfill + "/" + activity.id();
  }

  @Override
  public Instant at() {
    return activity.at();
  }
}
