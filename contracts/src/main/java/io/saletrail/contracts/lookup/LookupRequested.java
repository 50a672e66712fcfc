package io.saletrail.contracts.lookup;

import java.time.Instant;

/// Requests everything related to a Stripe object, above all its Checkout Session.
///
/// @param lookup the look-up's id, a UUID
/// @param account the merchant, `acct_…`
/// @param object the object to look up
/// @param livemode false for Stripe's test mode
/// @param requestedAt when it was requested
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
