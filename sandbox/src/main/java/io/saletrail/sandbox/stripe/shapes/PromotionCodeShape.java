package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a buyer types to get a discount.
///
/// Source: docs.stripe.com/api/promotion_codes/object.
final class PromotionCodeShape {
  static final String PREFIX = "promo_";

  private PromotionCodeShape() {}

  /// The code stands in the id here: `promo_SAVE10` is `SAVE10`.
  static ObjectNode of(String id) {
    var node = Template.JSON.createObjectNode();
    node.put("id", id);
    node.put("object", "promotion_code");
    node.put("active", true);
    node.put("code", id.substring(PREFIX.length()));
    return node;
  }
}
