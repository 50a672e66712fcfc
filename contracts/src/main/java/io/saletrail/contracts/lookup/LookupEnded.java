package io.saletrail.contracts.lookup;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;

/// Stripe was asked, or could not be asked.
///
/// @param lookup the look-up's id, a UUID
/// @param account the merchant, `acct_…`
/// @param object what was asked about
/// @param outcome how it ended
/// @param read Stripe objects that belong to it; each is payment activity of its own
/// @param endedAt when it ended
public record LookupEnded(
    String lookup, String account, String object, Outcome outcome, int read, Instant endedAt)
    implements LookupFact {

  /// How a look-up ended.
  public enum Outcome {
    /// Everything was read, and a Checkout Session is among it.
    SESSION_FOUND,
    /// Everything was read, and Stripe has no Checkout Session for it.
    NO_SESSION,
    /// Stripe knows no such object.
    UNKNOWN_OBJECT,
    /// Stripe does not let us read this account (any more).
    NOT_AUTHORISED,
    /// Stripe could not be read for as long as it was tried.
    GIVEN_UP,
    /// Brought by a later version.
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
