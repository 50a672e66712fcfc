package io.saletrail.sandbox.trackdesk.tenant;

/// Reasons for a refusal: the entries of Trackdesk's Conversion Error Log, and three for calls that
/// do not create a conversion. The wording is close to Trackdesk's, not equal to it.
public enum Refusal {
  CONVERSION_SOURCE_NOT_FOUND("Conversion source not found"),
  EXTERNAL_CID_NOT_FOUND("Conversion source with given external cid not found"),
  CLIENT_NOT_FOUND("Conversion source with given client not found"),
  CONVERSION_TYPE_NOT_FOUND("Conversion type not found"),
  CONVERSION_TYPE_NOT_CONFIGURED("Conversion type is not configured"),
  PRICING_NOT_CONFIGURED("Pricing for the conversion type is not configured on the offer"),
  CONVERSION_ALREADY_EXISTS("Conversion already exists"),
  CONVERSION_LIMIT_REACHED("Conversion limit reached"),
  CONVERSION_AMOUNT_MISSING("Missing conversion amount"),
  OFFER_NOT_ACTIVE("Offer is not active"),
  CONFIGURATION_SOURCE_EXPIRED("Expired configuration source"),
  CURRENCY_NOT_SUPPORTED("Unsupported currency"),
  CLICK_TOO_OLD("Click is older than the attribution window"),

  CONVERSION_NOT_FOUND("Conversion not found"),
  REVENUE_ORIGIN_NOT_FOUND("Revenue origin not found"),
  STATUS_UNKNOWN("Unknown conversion status");

  private final String message;

  Refusal(String message) {
    this.message = message;
  }

  public String message() {
    return message;
  }
}
