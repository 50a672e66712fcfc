package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.state.ApiVersion;

/// `promotion_code`.
///
/// Source: docs.stripe.com/api/promotion_codes/object.
final class PromotionCodeShape {
  static final String PREFIX = "promo_";
  static final String COUPON = "coupon_";

  private PromotionCodeShape() {}

  /// The id contains the code: `promo_SAVE10` is `SAVE10`.
  static ObjectNode of(String id, Shapes shapes) {
    var code = id.substring(PREFIX.length());
    var node = Template.JSON.createObjectNode();
    node.put("id", id);
    node.put("object", "promotion_code");
    node.put("active", true);
    node.put("code", code);
    if (shapes.before(ApiVersion.CLOVER)) {
      node.set("coupon", coupon(COUPON + code));
    } else {
      node.putObject("promotion").put("coupon", COUPON + code).put("type", "coupon");
    }
    return node;
  }

  static ObjectNode coupon(String id) {
    var node = Template.JSON.createObjectNode();
    node.put("id", id).put("object", "coupon").put("name", id.substring(COUPON.length()));
    return node.put("valid", true);
  }
}
