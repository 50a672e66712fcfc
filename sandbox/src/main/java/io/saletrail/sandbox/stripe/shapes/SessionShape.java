package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Session.Mode;
import io.saletrail.sandbox.stripe.objects.Session.Status;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `checkout.session`.
///
/// Sources: docs.stripe.com/api/checkout/sessions/object, docs.stripe.com/changelog/2022-08-01 and
/// docs.stripe.com/changelog/acacia/2025-01-27/checkout-sessions-discounts-field.
public final class SessionShape {

  private static final List<String> AMOUNTS =
      List.of("amount_subtotal", "amount_total", "currency", "total_details", "customer_creation");
  private static final long RECOVERABLE_FOR = Duration.ofDays(30).toSeconds();
  private static final int ID_LENGTH = 24;

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
    put(node, "recovered_from", session.recoveredFrom());
    state.payer().email().ifPresent(email -> putDetails(node, email));
    node.put("expires_at", session.expiresAt());
    put(node, "invoice", state.invoice());
    node.putObject("invoice_creation").put("enabled", link.offer().invoiced());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, session.metadata());
    node.put("mode", session.mode().wireName());
    put(node, "payment_intent", state.paymentIntent());
    node.put("payment_link", session.link());
    node.put("payment_status", state.paymentStatus().wireName());
    node.put("status", state.status().wireName());
    put(node, "subscription", state.subscription());
    node.put("success_url", link.offer().afterPaying().orElse("https://stripe.com"));
    node.withObject("/total_details")
        .put("amount_discount", totals.discount())
        .put("amount_shipping", totals.shipping())
        .put("amount_tax", totals.tax());
    if (totals.shipping() > 0) {
      node.set("shipping_cost", InvoiceShape.shipping(totals));
    }
    if (link.offer().recoverable()) {
      node.set("after_expiration", recovery(session, shapes));
    }
    if (state.status() == Status.OPEN) {
      node.put("url", shapes.site().page("/buy/" + link.code() + "/sessions/" + session.id()));
    }
    state
        .promotion()
        .ifPresent(
            code ->
                node.withArray("discounts")
                    .addObject()
                    .put("coupon", PromotionCodeShape.COUPON + code)
                    .put("promotion_code", PromotionCodeShape.PREFIX + code));
    if (session.mode() == Mode.SETUP) {
      putSetup(node, session);
    }
    putOlder(node, session, shapes);
    return node;
  }

  /// A session that only saves a card has no amounts, and is not created by a payment link.
  private static void putSetup(ObjectNode node, Session session) {
    for (var field : AMOUNTS) {
      node.putNull(field);
    }
    node.putNull("payment_link");
    if (session.state().status() == Status.COMPLETE) {
      node.put("setup_intent", "seti_" + tail(session));
    }
  }

  private static ObjectNode recovery(Session session, Shapes shapes) {
    boolean expired = session.state().status() == Status.EXPIRED;
    var after = Template.JSON.createObjectNode();
    var recovery = after.putObject("recovery");
    recovery.put("allow_promotion_codes", false).put("enabled", true);
    Shapes.putTime(
        recovery,
        "expires_at",
        Optional.of(session.expiresAt() + RECOVERABLE_FOR).filter(_ -> expired));
    put(
        recovery,
        "url",
        Optional.of(shapes.site().page("/buy/recover/" + session.id())).filter(_ -> expired));
    return after;
  }

  /// Recorded sessions from before 2022 contain no invoice, those of 2019 no status.
  private static void putOlder(ObjectNode node, Session session, Shapes shapes) {
    if (shapes.before(ApiVersion.UI_MODES)) {
      node.put("ui_mode", "hosted");
    }
    if (shapes.before(ApiVersion.BASIL)) {
      node.remove(List.of("collected_information", "wallet_options", "permissions"));
      node.putNull("shipping_details");
    }
    if (shapes.before(ApiVersion.SESSION_DISCOUNTS)) {
      node.remove("discounts");
    }
    if (shapes.before(ApiVersion.OF_2022)) {
      node.remove(List.of("shipping_details", "invoice", "invoice_creation"));
      node.putNull("shipping");
    }
    if (shapes.before(ApiVersion.OLD)) {
      node.remove("status");
      var item = node.putArray("display_items").addObject();
      item.put("amount", session.state().totals().subtotal());
      item.put("currency", session.currency()).put("quantity", 1).put("type", "custom");
    }
  }

  /// The list of `/line_items`.
  public static ObjectNode lineItems(Session session, Shapes shapes) {
    var totals = session.state().totals();
    var link = shapes.link(session.link());
    var item = Template.JSON.createObjectNode();
    item.put("id", "li_" + tail(session));
    item.put("object", "item");
    item.put("adjustable_quantity", (String) null);
    item.put("amount_discount", totals.discount());
    item.put("amount_subtotal", totals.subtotal());
    long tax = totals.tax() - totals.shippingTax();
    item.put("amount_tax", tax);
    item.put(
        "amount_total", totals.subtotal() - totals.discount() + (totals.inclusive() ? 0 : tax));
    item.put("currency", session.currency());
    item.put("description", link.offer().name());
    item.putObject("metadata");
    item.set("price", PriceShape.of(link, link.offer().amount(), shapes));
    item.put("quantity", 1);
    return Shapes.list(
        "/v1/checkout/sessions/" + session.id() + "/line_items", List.of(item), false);
  }

  private static String tail(Session session) {
    var id = session.id().substring(session.id().lastIndexOf('_') + 1);
    return id.substring(Math.max(0, id.length() - ID_LENGTH));
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
