package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Session.Status;
import java.util.List;

/// `checkout.session`.
public final class SessionShape {

  private SessionShape() {}

  static ObjectNode of(Session session, Shapes shapes) {
    var state = session.state();
    var totals = state.totals();
    var link = shapes.link(session.link());
    var node = Template.of("checkout.session");
    node.put("id", session.id());
    node.put("allow_promotion_codes", link.offer().promotion().isPresent());
    node.put("amount_subtotal", totals.subtotal());
    node.put("amount_total", totals.total());
    put(node, "client_reference_id", session.clientReferenceId());
    node.put("created", session.created());
    node.put("currency", session.currency());
    put(node, "customer", state.payer().customer());
    node.put("customer_creation", link.offer().alwaysCustomer() ? "always" : "if_required");
    state.payer().email().ifPresent(email -> putDetails(node, email));
    node.put("expires_at", session.expiresAt());
    put(node, "invoice", state.invoice());
    node.putObject("invoice_creation").put("enabled", link.offer().invoiced());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, session.metadata());
    node.put("mode", session.mode().word());
    put(node, "payment_intent", state.paymentIntent());
    node.put("payment_link", session.link());
    node.put("payment_status", state.paymentStatus().word());
    node.put("status", state.status().word());
    put(node, "subscription", state.subscription());
    node.put("success_url", link.offer().afterPaying().orElse("https://stripe.com"));
    node.withObject("/total_details")
        .put("amount_discount", totals.discount())
        .put("amount_shipping", totals.shipping())
        .put("amount_tax", totals.tax());
    if (state.status() == Status.OPEN) {
      node.put("url", shapes.site().page("/buy/" + link.code() + "/sessions/" + session.id()));
    }
    state
        .promotion()
        .ifPresent(
            code ->
                node.withArray("discounts")
                    .addObject()
                    .put("coupon", "coupon_" + code)
                    .put("promotion_code", PromotionCodeShape.PREFIX + code));
    if (shapes.before(ApiVersion.UI_MODES)) {
      node.put("ui_mode", "hosted");
    }
    if (shapes.before(ApiVersion.BASIL)) {
      node.remove(List.of("collected_information", "discounts", "wallet_options", "permissions"));
      node.putNull("shipping_details");
    }
    return node;
  }

  /// What `/line_items` lists.
  public static ObjectNode lineItems(Session session, Shapes shapes) {
    var totals = session.state().totals();
    var link = shapes.link(session.link());
    var item = Template.JSON.createObjectNode();
    item.put("id", "li_" + session.id().substring(session.id().length() - 24));
    item.put("object", "item");
    item.put("adjustable_quantity", (String) null);
    item.put("amount_discount", totals.discount());
    item.put("amount_subtotal", totals.subtotal());
    item.put("amount_tax", totals.tax());
    item.put("amount_total", totals.total() - totals.shipping());
    item.put("currency", session.currency());
    item.put("description", link.offer().name());
    item.putObject("metadata");
    item.set("price", PriceShape.of(link, link.offer().amount(), shapes));
    item.put("quantity", 1);
    return Shapes.list(
        "/v1/checkout/sessions/" + session.id() + "/line_items", List.of(item), false);
  }

  private static void putDetails(ObjectNode node, String email) {
    var details = node.putObject("customer_details");
    details
        .putObject("address")
        .putNull("city")
        .put("country", "DE")
        .putNull("line1")
        .putNull("line2")
        .put("postal_code", "10115")
        .putNull("state");
    details
        .putNull("business_name")
        .put("email", email)
        .putNull("individual_name")
        .put("name", "Sandbox Buyer")
        .putNull("phone")
        .put("tax_exempt", "none")
        .putArray("tax_ids");
  }
}
