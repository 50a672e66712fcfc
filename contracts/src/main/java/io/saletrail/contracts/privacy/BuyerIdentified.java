package io.saletrail.contracts.privacy;

import java.time.Instant;
import java.util.List;

/// The addresses that a buyer to be erased paid with, as conversion-service found them by the
/// Stripe customer.
///
/// @param erasure the [ErasureRequested]
/// @param account the merchant, `acct_…`
/// @param sealedEmails the addresses as they are stored, encrypted
/// @param identifiedAt when they were found
public record BuyerIdentified(
    String erasure, String account, List<String> sealedEmails, Instant identifiedAt)
    implements PrivacyFact {
  @Override
  public String id() {
    return erasure + "/buyer";
  }

  @Override
  public Instant at() {
    return identifiedAt;
  }
}
