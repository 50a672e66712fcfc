package io.saletrail.contracts.privacy;

import java.time.Instant;

/// A service has erased what it held.
///
/// @param id a UUID
/// @param erasure the [ErasureRequested]
/// @param account the merchant, `acct_…`
/// @param service which service, such as `conversion-service`
/// @param rows how many rows it changed or deleted
/// @param completedAt when it had erased them
public record ErasureCompleted(
    String id, String erasure, String account, String service, long rows, Instant completedAt)
    implements PrivacyFact {
  @Override
  public Instant at() {
    return completedAt;
  }
}
