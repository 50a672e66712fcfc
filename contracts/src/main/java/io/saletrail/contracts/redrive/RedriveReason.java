package io.saletrail.contracts.redrive;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.saletrail.contracts.delivery.Refusal;

/// What a delivery waited for before it was tried again: every [Refusal] by its own name, and what
/// is none.
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
  /// A refusal we do not know.
  UNKNOWN,
  /// Tried for as long as the merchant wants.
  GIVEN_UP,
  /// The merchant watched what would be sent.
  SHADOW,
  /// The merchant's settings: it goes on by itself. Only as an answer about one conversion.
  SETTINGS,
  /// Its next try. Only as an answer about one conversion.
  NEXT_TRY,
  @JsonEnumDefaultValue
  OTHER;

  /// The reason of a refusal.
  public static RedriveReason of(Refusal refusal) {
    return valueOf(refusal.name());
  }
}
