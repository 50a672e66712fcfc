package io.saletrail.contracts.dryrun;

import io.saletrail.contracts.activity.PaymentActivity;
import java.time.Instant;

/// What a backfill would say about a Stripe object, if it were for real.
///
/// @param backfill the backfill that is rehearsed, a UUID
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
