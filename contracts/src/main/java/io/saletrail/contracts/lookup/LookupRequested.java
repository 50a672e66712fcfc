package io.saletrail.contracts.lookup;

import java.time.Instant;

/// Tell everything that belongs to this Stripe object, above all the Checkout Session behind it.
///
/// @param lookup the look-up's id, a UUID
/// @param account the merchant, `acct_…`
/// @param object what is asked about
/// @param livemode false for Stripe's test mode
/// @param requestedAt when it was asked for
public record LookupRequested(
    String lookup, String account, String object, boolean livemode, Instant requestedAt)
    implements LookupFact {
  @Override
  public String id() {
    return lookup + "/requested";
  }

  @Override
  public Instant at() {
    return requestedAt;
  }
}
