package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Invoice;

/// A line of an invoice, on both sides of basil.
final class InvoiceLineShape {

  private InvoiceLineShape() {}

  static ObjectNode of(Invoice.Line line, Invoice invoice, Shapes shapes) {
    var link = shapes.link(invoice.link());
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
    if (shapes.before(ApiVersion.BASIL)) {
      node.set("price", PriceShape.of(link, link.offer().amount(), shapes));
      node.put("proration", line.proration());
      put(node, "subscription", invoice.subscription());
      node.put("type", invoice.subscription().isPresent() ? "subscription" : "invoiceitem");
    } else {
      putParent(node, line, invoice);
      var pricing = node.putObject("pricing");
      pricing.putObject("price_details").put("price", link.price()).put("product", link.product());
      pricing.put("type", "price_details");
      pricing.put("unit_amount_decimal", Long.toString(line.amount()));
      node.put("subtotal", line.amount());
      node.putArray("taxes");
    }
    node.putObject("period").put("end", invoice.periodEnd()).put("start", invoice.periodStart());
    node.put("quantity", 1);
    return node;
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
