package io.saletrail.settings.console.conversion;

import io.saletrail.settings.insight.conversion.ConversionResponse;

/// How the affiliate of a sale was identified. E-mail addresses are not shown: only Trackdesk
/// receives them.
///
/// @param by click, promotion code or e-mail address
/// @param to the click ID or the promotion codes
public record Credited(String by, String to) {
  static Credited of(ConversionResponse conversion) {
    return switch (conversion.creditedBy()) {
      case CLICK -> new Credited("Click (CID)", conversion.cid().orElse(""));
      case PROMOTION_CODE ->
          new Credited("Promotion code", String.join(", ", conversion.promotionCodes()));
      case EMAIL -> new Credited("Credited by", "the buyer's e-mail address");
      case OTHER -> new Credited("Credited by", "Unknown (from a newer version)");
    };
  }
}
