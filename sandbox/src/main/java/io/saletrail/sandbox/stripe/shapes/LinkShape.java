package io.saletrail.sandbox.stripe.shapes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import java.util.List;

/// `payment_link`.
public final class LinkShape {

  private LinkShape() {}

  static ObjectNode of(PaymentLink link, Shapes shapes) {
    var offer = link.offer();
    var node = Template.of("payment_link");
    node.put("id", link.id());
    node.put("active", link.active());
    offer.afterPaying().ifPresent(url -> putRedirect(node, url));
    node.put("allow_promotion_codes", offer.promotion().isPresent());
    node.put("currency", offer.currency());
    node.put("customer_creation", offer.alwaysCustomer() ? "always" : "if_required");
    node.withObject("/invoice_creation").put("enabled", offer.invoiced());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, offer.metadata());
    if (offer.capturedLater()) {
      node.putObject("payment_intent_data").put("capture_method", "manual");
    }
    if (offer.recurring()) {
      node.putObject("subscription_data")
          .putNull("description")
          .put("trial_period_days", offer.trialDays() > 0 ? offer.trialDays() : null);
    }
    node.put("url", shapes.site().page("/buy/" + link.code()));
    return node;
  }

  public static ObjectNode lineItems(PaymentLink link, Shapes shapes) {
    var item = Template.JSON.createObjectNode();
    item.put("id", "li_" + link.id().substring("plink_".length()));
    item.put("object", "item");
    item.put("amount_discount", 0);
    item.put("amount_subtotal", link.offer().amount());
    item.put("amount_tax", 0);
    item.put("amount_total", link.offer().amount());
    item.put("currency", link.offer().currency());
    item.put("description", link.offer().name());
    item.set("price", PriceShape.of(link, link.offer().amount(), shapes));
    item.put("quantity", 1);
    return Shapes.list("/v1/payment_links/" + link.id() + "/line_items", List.of(item), false);
  }

  private static void putRedirect(ObjectNode node, String url) {
    var after = node.putObject("after_completion");
    after.putObject("redirect").put("url", url);
    after.put("type", "redirect");
  }
}
