package io.saletrail.contracts.delivery;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;

/// A conversion that is not sent for now, and why. It goes out by itself when the cause is gone,
/// but for those that shadow mode held: those go out when somebody asks for it.
///
/// @param account the merchant, `acct_…`
/// @param conversion the conversion, `{account}:{externalId}`
/// @param revision the revision of the conversion that waits
/// @param cause what it waits for
/// @param heldAt when it was put aside
public record DeliveryHeld(
    String account, String conversion, long revision, Cause cause, Instant heldAt)
    implements DeliveryFact {

  /// What a delivery waits for.
  public enum Cause {
    /// The merchant has not saved a tenant id.
    TENANT_MISSING,
    /// The merchant has not saved a personal token.
    TOKEN_MISSING,
    /// Trackdesk refused the token; a new one has to be saved.
    TOKEN_REJECTED,
    /// Stripe's connection was taken away.
    DISCONNECTED,
    /// The merchant watches what would be sent.
    SHADOW,
    @JsonEnumDefaultValue
    OTHER
  }

  @Override
  public String id() {
    return conversion + "#" + revision + "#" + cause + "#" + heldAt.toEpochMilli();
  }

  @Override
  public Instant at() {
    return heldAt;
  }
}
