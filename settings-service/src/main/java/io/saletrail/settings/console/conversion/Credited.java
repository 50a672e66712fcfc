package io.saletrail.settings.console.conversion;

import io.saletrail.settings.insight.conversion.ConversionResponse;

/// Whom a sale is credited to, in words. An e-mail address is not shown: only Trackdesk learns it.
///
/// @param by what names the affiliate
/// @param to its value
public record Credited(String by, String to) {
  static Credited of(ConversionResponse conversion) {
    return switch (conversion.creditedBy()) {
      case CLICK -> new Credited("Click (CID)", conversion.cid().orElse(""));
      case PROMOTION_CODE ->
          new Credited("Promotion code", String.join(", ", conversion.promotionCodes()));
      case EMAIL -> new Credited("Credited by", "the buyer's e-mail address");
      case OTHER -> new Credited("Credited by", "something this version does not know");
    };
  }
}
