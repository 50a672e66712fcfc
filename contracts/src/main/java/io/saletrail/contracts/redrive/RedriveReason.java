package io.saletrail.contracts.redrive;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.delivery.Refusal;

/// Why a delivery had stopped before a re-drive: every [Refusal] by its own name, and reasons that
/// are none.
public enum RedriveReason {
  CLICK_NOT_FOUND,
  SOURCE_NOT_FOUND,
  TYPE_NOT_FOUND,
  TYPE_NOT_CONFIGURED,
  PRICING_NOT_CONFIGURED,
  LIMIT_REACHED,
  AMOUNT_MISSING,
  OFFER_NOT_ACTIVE,
  CONFIGURATION_EXPIRED,
  CURRENCY_UNSUPPORTED,
  CLICK_TOO_OLD,
  CONVERSION_NOT_FOUND,
  /// An unknown refusal.
  UNKNOWN,
  /// All attempts are used up.
  GIVEN_UP,
  /// Shadow mode was on.
  SHADOW,
  /// The merchant has changed the tenant.
  TENANT_CHANGED,
  /// The merchant had decided not to send it.
  DECLINED,
  /// It is held for the merchant's settings and continues automatically. Only for a request about
  /// one conversion.
  SETTINGS,
  /// Its next attempt is due. Only for a request about one conversion.
  NEXT_TRY,
  @JsonEnumDefaultValue
  OTHER;

  /// The reason of a refusal.
  public static RedriveReason of(Refusal refusal) {
    return valueOf(refusal.name());
  }
}
