package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.PaymentLink;

/// `price`, and its predecessor `plan`.
final class PriceShape {

  private PriceShape() {}

  static ObjectNode of(PaymentLink link, long unitAmount, Shapes shapes) {
    var node = Template.of("price");
    node.put("id", link.price());
    node.put("created", link.created());
    node.put("currency", link.offer().currency());
    node.put("livemode", shapes.livemode());
    node.put("product", link.product());
    node.put("unit_amount", unitAmount);
    node.put("unit_amount_decimal", Long.toString(unitAmount));
    link.offer()
        .interval()
        .ifPresent(
            interval -> {
              node.put("type", "recurring");
              node.putObject("recurring")
                  .put("interval", interval.wireName())
                  .put("interval_count", 1)
                  .putNull("meter")
                  .putNull("trial_period_days")
                  .put("usage_type", "licensed");
            });
    return node;
  }

  static ObjectNode plan(PaymentLink link, long unitAmount, Shapes shapes) {
    var node = Template.JSON.createObjectNode();
    node.put("id", link.price());
    node.put("object", "plan");
    node.put("active", true);
    node.put("amount", unitAmount);
    node.put("amount_decimal", Long.toString(unitAmount));
    node.put("billing_scheme", "per_unit");
    node.put("created", link.created());
    node.put("currency", link.offer().currency());
    link.offer().interval().ifPresent(interval -> node.put("interval", interval.wireName()));
    node.put("interval_count", 1);
    node.put("livemode", shapes.livemode());
    node.putObject("metadata");
    node.put("product", link.product());
    node.put("usage_type", "licensed");
    return node;
  }
}
