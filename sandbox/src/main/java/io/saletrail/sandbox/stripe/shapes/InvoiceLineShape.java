package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.state.ApiVersion;

/// A line of an invoice, before and since basil.
///
/// Sources: docs.stripe.com/api/invoice-line-item/object and docs.stripe.com/changelog/basil.
final class InvoiceLineShape {

  private InvoiceLineShape() {}

  static ObjectNode of(Invoice.Line line, Invoice invoice, Shapes shapes) {
    var link = shapes.link(line.link());
    var node = Template.JSON.createObjectNode();
    node.put("id", line.id());
    node.put("object", "line_item");
    node.put("amount", line.amount());
    node.put("currency", invoice.currency());
    node.put("description", line.description());
    node.putArray("discount_amounts");
    node.put("discountable", !line.proration());
    node.putArray("discounts");
    node.put("invoice", invoice.id());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, invoice.metadata());
    node.putObject("period").put("end", line.service().end()).put("start", line.service().start());
    node.put("quantity", 1);
    if (shapes.before(ApiVersion.BASIL)) {
      putOld(node, line, invoice, link, shapes);
    } else {
      putParent(node, line, invoice);
      putPricing(node, line, link);
      node.put("subtotal", line.amount());
      node.putArray("taxes");
    }
    return node;
  }

  private static void putPricing(ObjectNode node, Invoice.Line line, PaymentLink link) {
    var pricing = node.putObject("pricing");
    pricing.putObject("price_details").put("price", link.price()).put("product", link.product());
    pricing.put("type", "price_details");
    pricing.put("unit_amount_decimal", Long.toString(line.amount()));
  }

  /// A `plan` was alone before 2020, and beside its `price` until basil.
  private static void putOld(
      ObjectNode node, Invoice.Line line, Invoice invoice, PaymentLink link, Shapes shapes) {
    if (link.offer().recurring()) {
      node.set("plan", PriceShape.plan(link, link.offer().amount(), shapes));
    }
    if (!shapes.before(ApiVersion.OLD)) {
      node.set("price", PriceShape.of(link, link.offer().amount(), shapes));
    }
    node.put("proration", line.proration());
    put(node, "subscription", invoice.subscription());
    boolean ofPlan = invoice.subscription().isPresent() && !line.proration();
    node.put("type", ofPlan ? "subscription" : "invoiceitem");
  }

  private static void putParent(ObjectNode node, Invoice.Line line, Invoice invoice) {
    var parent = node.putObject("parent");
    if (invoice.subscription().isEmpty()) {
      parent
          .putObject("invoice_item_details")
          .put("invoice_item", "ii" + line.id().substring(2))
          .put("proration", line.proration())
          .putNull("proration_details")
          .putNull("subscription");
      parent.putNull("subscription_item_details");
      parent.put("type", "invoice_item_details");
      return;
    }
    parent.putNull("invoice_item_details");
    parent
        .putObject("subscription_item_details")
        .putNull("invoice_item")
        .put("proration", line.proration())
        .putNull("proration_details")
        .put("subscription", invoice.subscription().get())
        .put("subscription_item", "si" + line.id().substring(2));
    parent.put("type", "subscription_item_details");
  }
}
