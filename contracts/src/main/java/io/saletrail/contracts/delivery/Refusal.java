package io.saletrail.contracts.delivery;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Why Trackdesk refused a conversion. Source: Trackdesk's Conversion Error Log.
public enum Refusal {
  /// Conversion source not found: no click with that CID.
  CLICK_NOT_FOUND,
  /// Source with the external CID, or with the client, not found.
  SOURCE_NOT_FOUND,
  /// Conversion type not found.
  TYPE_NOT_FOUND,
  /// The type is not configured on the offer.
  TYPE_NOT_CONFIGURED,
  /// The type has no pricing on the offer.
  PRICING_NOT_CONFIGURED,
  /// Recurrence per click: once or limited, and used up.
  LIMIT_REACHED,
  AMOUNT_MISSING,
  OFFER_NOT_ACTIVE,
  CONFIGURATION_EXPIRED,
  CURRENCY_UNSUPPORTED,
  /// The click is older than the attribution window.
  CLICK_TOO_OLD,
  /// A status for a conversion that Trackdesk does not hold.
  CONVERSION_NOT_FOUND,
  /// An unknown refusal; trackdesk-publisher stores the whole response.
  UNKNOWN,
  @JsonEnumDefaultValue
  OTHER
}
