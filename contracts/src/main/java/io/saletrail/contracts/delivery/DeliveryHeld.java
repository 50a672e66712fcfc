package io.saletrail.contracts.delivery;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.Optional;

/// A conversion that is held back, with the reason. It is sent automatically when the reason no
/// longer applies; what shadow mode or a change of the tenant held is sent by a re-drive.
///
/// @param account the merchant, `acct_…`
/// @param conversion the conversion, `{account}:{externalId}`
/// @param revision the held revision
/// @param cause why it is held
/// @param heldAt when it was held
/// @param tenant the Trackdesk tenant that holds the conversion or that it is meant for; absent
///   where none is known, and in facts of older versions
/// @param sequence orders the facts about one conversion: higher is later, whatever the clocks of
///   the replicas; absent in facts of older versions
public record DeliveryHeld(
    String account,
    String conversion,
    long revision,
    Cause cause,
    Instant heldAt,
    Optional<String> tenant,
    Optional<Long> sequence)
    implements DeliveryFact {

  /// Why a delivery is held.
  public enum Cause {
    /// The merchant has not saved a tenant id.
    TENANT_MISSING,
    /// The merchant has not saved a personal token.
    TOKEN_MISSING,
    /// Trackdesk rejects the token; the merchant has to save a new one.
    TOKEN_REJECTED,
    /// The Stripe account is disconnected.
    DISCONNECTED,
    /// Shadow mode is on.
    SHADOW,
    /// The sale was made for another tenant than the merchant uses now, and Trackdesk holds nothing
    /// of it. The merchant decides: to the new tenant, or not at all.
    TENANT_CHANGED,
    /// The merchant decided not to send it.
    DECLINED,
    @JsonEnumDefaultValue
    OTHER
  }

  /// The same with its place in the order of facts.
  @Override
  public DeliveryHeld withSequence(long number) {
    return new DeliveryHeld(
        account, conversion, revision, cause, heldAt, tenant, Optional.of(number));
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
