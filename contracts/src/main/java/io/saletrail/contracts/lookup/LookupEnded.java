package io.saletrail.contracts.lookup;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;

/// A look-up ended.
///
/// @param lookup the look-up's id, a UUID
/// @param account the merchant, `acct_…`
/// @param object the object looked up
/// @param outcome how it ended
/// @param read number of related objects read; each becomes payment activity
/// @param endedAt when it ended
public record LookupEnded(
    String lookup, String account, String object, Outcome outcome, int read, Instant endedAt)
    implements LookupFact {

  /// How a look-up ended.
  public enum Outcome {
    /// Everything was read, including a Checkout Session.
    SESSION_FOUND,
    /// Everything was read, and Stripe has no Checkout Session for it.
    NO_SESSION,
    /// Stripe knows no such object.
    UNKNOWN_OBJECT,
    /// Stripe denies access to this account.
    NOT_AUTHORISED,
    /// Stripe stayed unavailable over all attempts.
    GIVEN_UP,
    /// More objects are linked than one look-up reads, and no Checkout Session is among those read:
    /// whether there is one is unknown.
    INCOMPLETE,
    /// Added by a later version.
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String id() {
    return lookup + "/ended";
  }

  @Override
  public Instant at() {
    return endedAt;
  }
}
