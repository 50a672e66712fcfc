package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;
import static io.saletrail.sandbox.stripe.shapes.Shapes.putTime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Invoice.Status;
import io.saletrail.sandbox.stripe.objects.InvoicePayment;
import java.util.List;

/// `invoice` and `invoice_payment`, on both sides of basil.
public final class InvoiceShape {

  private InvoiceShape() {}

  static ObjectNode of(Invoice invoice, Shapes shapes) {
    var state = invoice.state();
    var totals = invoice.totals();
    long total = totals.total();
    var node = Template.of("invoice");
    node.put("id", invoice.id());
    node.put("account_name", shapes.book().terms().name());
    node.put("amount_due", total);
    node.put("amount_paid", state.paid());
    node.put("amount_paid_off_stripe", state.paidElsewhere());
    node.put(
        "amount_remaining",
        state.status() == Status.PAID ? 0 : total - state.paid() - state.paidElsewhere());
    node.put("amount_shipping", totals.shipping());
    node.put("attempted", state.charge().isPresent() || state.status() == Status.PAID);
    node.put("billing_reason", invoice.billingReason());
    node.put("created", invoice.created());
    node.put("currency", invoice.currency());
    put(node, "customer", invoice.payer().customer());
    put(node, "customer_email", invoice.payer().email());
    node.put("effective_at", invoice.created());
    node.put("hosted_invoice_url", shapes.site().page("/stripe/dashboard/" + invoice.account()));
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, invoice.metadata());
    node.put("number", invoice.number());
    node.put("period_end", invoice.periodEnd());
    node.put("period_start", invoice.periodStart());
    node.put("status", state.status().word());
    var transitions = node.withObject("/status_transitions");
    transitions.put("finalized_at", invoice.created());
    switch (state.status()) {
      case OPEN -> {}
      case PAID -> putTime(transitions, "paid_at", state.changedAt());
      case VOID -> putTime(transitions, "voided_at", state.changedAt());
      case UNCOLLECTIBLE -> putTime(transitions, "marked_uncollectible_at", state.changedAt());
    }
    node.put("subtotal", totals.subtotal());
    node.put("subtotal_excluding_tax", totals.subtotal());
    node.put("total", total);
    node.put("total_excluding_tax", total - totals.tax());
    if (totals.discount() > 0) {
      node.withArray("total_discount_amounts")
          .addObject()
          .put("amount", totals.discount())
          .put("discount", "di_" + invoice.number());
    }
    var lines = node.withObject("/lines");
    lines.put("total_count", invoice.lines().size());
    lines.put("url", "/v1/invoices/" + invoice.id() + "/lines");
    var data = lines.withArray("data");
    invoice.lines().forEach(line -> data.add(InvoiceLineShape.of(line, invoice, shapes)));
    if (shapes.before(ApiVersion.BASIL)) {
      putBeforeBasil(node, invoice);
    } else {
      putSinceBasil(node, invoice);
    }
    return node;
  }

  static ObjectNode payment(InvoicePayment payment, Shapes shapes) {
    var node = Template.of("invoice_payment");
    node.put("id", payment.id());
    boolean paid = payment.status() == InvoicePayment.Status.PAID;
    node.put("amount_paid", paid ? payment.amount() : null);
    node.put("amount_requested", payment.amount());
    node.put("created", payment.created());
    node.put("currency", payment.currency());
    node.put("invoice", payment.invoice());
    node.put("livemode", shapes.livemode());
    node.withObject("/payment").put("payment_intent", payment.paymentIntent());
    node.put("status", payment.status().word());
    node.withObject("/status_transitions").put("paid_at", paid ? payment.created() : null);
    return node;
  }

  /// The list that `expand[]=payments` includes.
  public static ObjectNode payments(Invoice invoice, Shapes shapes) {
    return Shapes.list(
        "/v1/invoice_payments?invoice=" + invoice.id(),
        shapes.book().invoicePayments.where("invoice", invoice.id()).stream()
            .map(payment -> payment(payment, shapes))
            .toList(),
        false);
  }

  private static void putSinceBasil(ObjectNode node, Invoice invoice) {
    invoice
        .subscription()
        .ifPresent(
            subscription -> {
              var parent = node.putObject("parent");
              parent.putNull("quote_details");
              var details = parent.putObject("subscription_details");
              Shapes.putMetadata(details, invoice.metadata());
              details.put("subscription", subscription);
              parent.put("type", "subscription_details");
            });
    long tax = invoice.totals().tax();
    if (tax > 0) {
      var entry = node.withArray("total_taxes").addObject();
      entry.put("amount", tax).put("tax_behavior", "exclusive");
      entry.putObject("tax_rate_details").put("tax_rate", "txr_1SandboxRate");
      entry.put("taxability_reason", "standard_rated");
      entry.put("taxable_amount", invoice.totals().subtotal());
      entry.put("type", "tax_rate_details");
    }
  }

  private static void putBeforeBasil(ObjectNode node, Invoice invoice) {
    var state = invoice.state();
    node.remove(
        List.of(
            "parent",
            "amount_overpaid",
            "amount_paid_off_stripe",
            "total_taxes",
            "total_pretax_credit_amounts",
            "customer_account"));
    put(node, "charge", state.charge());
    node.putNull("discount");
    node.put("paid", state.status() == Status.PAID);
    node.put("paid_out_of_band", state.paidElsewhere() > 0);
    put(node, "payment_intent", state.paymentIntent());
    node.putNull("quote");
    put(node, "subscription", invoice.subscription());
    if (invoice.subscription().isPresent()) {
      Shapes.putMetadata(node.putObject("subscription_details"), invoice.metadata());
    }
    long tax = invoice.totals().tax();
    node.put("tax", tax > 0 ? tax : null);
    var taxes = node.putArray("total_tax_amounts");
    if (tax > 0) {
      taxes.addObject().put("amount", tax).put("inclusive", false);
    }
  }
}
