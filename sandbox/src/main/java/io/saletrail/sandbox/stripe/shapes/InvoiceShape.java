package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;
import static io.saletrail.sandbox.stripe.shapes.Shapes.putTime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Invoice.Status;
import io.saletrail.sandbox.stripe.objects.InvoicePayment;
import io.saletrail.sandbox.stripe.objects.Totals;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Optional;

/// `invoice` and `invoice_payment`, before and since basil.
///
/// Sources: docs.stripe.com/api/invoices/object, docs.stripe.com/api/invoice-payment/object and
/// docs.stripe.com/changelog/basil, "Adds support for multiple partial payments on invoices".
public final class InvoiceShape {

  /// Lines beyond this number are read from a list of their own.
  public static final int LINES_INSIDE = 10;

  private InvoiceShape() {}

  static ObjectNode of(Invoice invoice, Shapes shapes) {
    var state = invoice.state();
    var totals = invoice.totals();
    var node = Template.of("invoice");
    node.put("id", invoice.id());
    node.put("account_name", shapes.state().terms().name());
    node.put("amount_due", invoice.due());
    node.put("amount_paid", state.paid() + state.paidElsewhere());
    node.put("amount_remaining", invoice.remaining());
    node.put("amount_shipping", totals.shipping());
    node.put("attempt_count", state.charge().isPresent() ? 1 : 0);
    node.put("attempted", state.charge().isPresent() || state.status() == Status.PAID);
    node.put("billing_reason", invoice.billingReason());
    node.put("created", invoice.created());
    node.put("currency", invoice.currency());
    put(node, "customer", invoice.payer().customer());
    put(node, "customer_email", invoice.payer().email());
    node.put("livemode", shapes.livemode());
    node.put("period_end", invoice.period().end());
    node.put("period_start", invoice.period().start());
    node.put("post_payment_credit_notes_amount", state.credited());
    node.put("status", state.status().wireName());
    putFinalised(node, invoice, shapes);
    node.put("subtotal", totals.subtotal());
    node.put("subtotal_excluding_tax", totals.subtotal());
    node.put("total", totals.total());
    node.put("total_excluding_tax", totals.total() - totals.tax());
    if (totals.discount() > 0) {
      node.withArray("total_discount_amounts")
          .addObject()
          .put("amount", totals.discount())
          .put("discount", "di_" + invoice.number());
    }
    if (totals.shipping() > 0) {
      node.set("shipping_cost", shipping(totals));
    }
    node.set("lines", lines(invoice, shapes));
    if (shapes.before(ApiVersion.BASIL)) {
      putBeforeBasil(node, invoice);
    } else {
      putSinceBasil(node, invoice);
    }
    return node;
  }

  /// Fields that a draft lacks.
  private static void putFinalised(ObjectNode node, Invoice invoice, Shapes shapes) {
    var state = invoice.state();
    var transitions = node.withObject("/status_transitions");
    if (state.status() == Status.DRAFT) {
      node.putNull("effective_at");
      transitions.putNull("finalized_at");
      return;
    }
    node.put("effective_at", invoice.created());
    node.put("hosted_invoice_url", shapes.site().page("/stripe/dashboard/" + invoice.account()));
    node.put("number", invoice.number());
    transitions.put("finalized_at", invoice.created());
    switch (state.status()) {
      case DRAFT, OPEN -> {}
      case PAID -> putTime(transitions, "paid_at", state.changedAt());
      case VOID -> putTime(transitions, "voided_at", state.changedAt());
      case UNCOLLECTIBLE -> putTime(transitions, "marked_uncollectible_at", state.changedAt());
    }
  }

  /// `shipping_cost`, whose tax is a part of all tax.
  static ObjectNode shipping(Totals totals) {
    return Template.JSON
        .createObjectNode()
        .put("amount_subtotal", totals.shipping())
        .put("amount_tax", totals.shippingTax())
        .put("amount_total", totals.shipping() + (totals.inclusive() ? 0 : totals.shippingTax()))
        .putNull("shipping_rate");
  }

  private static ObjectNode lines(Invoice invoice, Shapes shapes) {
    var all = invoice.lines();
    var first = all.subList(0, Math.min(LINES_INSIDE, all.size()));
    var items = first.stream().map(line -> InvoiceLineShape.of(line, invoice, shapes)).toList();
    return Shapes.list("/v1/invoices/" + invoice.id() + "/lines", items, all.size() > LINES_INSIDE)
        .put("total_count", all.size());
  }

  /// A page of `/lines`, in the invoice's own order.
  ///
  /// @param after the id of the line before the page
  public static ObjectNode lines(
      Invoice invoice, Optional<String> after, int limit, Shapes shapes) {
    var all = invoice.lines();
    var ids = all.stream().map(Invoice.Line::id).toList();
    int from = after.map(id -> ids.indexOf(id) + 1).orElse(0);
    int to = Math.min(all.size(), from + limit);
    var items =
        all.subList(from, to).stream()
            .map(line -> InvoiceLineShape.of(line, invoice, shapes))
            .toList();
    return Shapes.list("/v1/invoices/" + invoice.id() + "/lines", items, to < all.size());
  }

  static ObjectNode payment(InvoicePayment payment, Shapes shapes) {
    var node = Template.of("invoice_payment");
    node.put("id", payment.id());
    boolean paid = payment.status() == InvoicePayment.Status.PAID;
    boolean canceled = payment.status() == InvoicePayment.Status.CANCELED;
    node.put("amount_paid", paid ? payment.amount() : null);
    node.put("amount_requested", payment.amount());
    node.put("created", payment.created());
    node.put("currency", payment.currency());
    node.put("invoice", payment.invoice());
    node.put("is_default", payment.byDefault());
    node.put("livemode", shapes.livemode());
    var by = node.putObject("payment");
    payment.paymentIntent().ifPresent(intent -> by.put("payment_intent", intent));
    payment.paymentRecord().ifPresent(paymentRecord -> by.put("payment_record", paymentRecord));
    by.put("type", payment.type());
    node.put("status", payment.status().wireName());
    var transitions = node.withObject("/status_transitions");
    putTime(transitions, "canceled_at", payment.changedAt().filter(_ -> canceled));
    putTime(transitions, "paid_at", payment.changedAt().filter(_ -> paid));
    return node;
  }

  /// The list that `expand[]=payments` includes.
  public static ObjectNode payments(Invoice invoice, Shapes shapes) {
    return Shapes.list(
        "/v1/invoice_payments?invoice=" + invoice.id(),
        shapes.state().invoicePayments.where("invoice", invoice.id()).stream()
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
    var totals = invoice.totals();
    if (totals.tax() > 0) {
      var entry = node.withArray("total_taxes").addObject();
      entry
          .put("amount", totals.tax())
          .put("tax_behavior", totals.inclusive() ? "inclusive" : "exclusive");
      entry.putObject("tax_rate_details").put("tax_rate", "txr_1SandboxRate");
      entry.put("taxability_reason", "standard_rated");
      entry.put("taxable_amount", totals.subtotal() + totals.shipping());
      entry.put("type", "tax_rate_details");
    }
  }

  private static void putBeforeBasil(ObjectNode node, Invoice invoice) {
    var state = invoice.state();
    node.remove(List.of("parent", "amount_overpaid", "total_taxes", "total_pretax_credit_amounts"));
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
      taxes.addObject().put("amount", tax).put("inclusive", invoice.totals().inclusive());
    }
  }
}
