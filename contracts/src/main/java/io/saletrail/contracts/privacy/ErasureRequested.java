package io.saletrail.contracts.privacy;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A buyer or a merchant is to be erased. Every service erases what it holds and publishes
/// [ErasureCompleted].
///
/// @param id a UUID
/// @param account the merchant, `acct_…`
/// @param subject who is to be erased
/// @param customer `cus_…` of the buyer; absent where only an address is known
/// @param sealedEmails the buyer's address, encrypted under each key in use; empty where only the
///   customer is known
/// @param requestedAt when it was requested
public record ErasureRequested(
    String id,
    String account,
    Subject subject,
    Optional<String> customer,
    List<String> sealedEmails,
    Instant requestedAt)
    implements PrivacyFact {

  /// Who is to be erased.
  public enum Subject {
    /// One buyer of the merchant: the address, wherever it is stored.
    BUYER,
    /// The merchant: every row.
    MERCHANT,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public Instant at() {
    return requestedAt;
  }
}
