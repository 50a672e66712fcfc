package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.CreditNote;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.time.Duration;
import java.util.List;

/// `refund`, `credit_note` and `dispute`.
///
/// Sources: docs.stripe.com/api/refunds/object, docs.stripe.com/api/credit_notes/object,
/// docs.stripe.com/api/disputes/object and
/// docs.stripe.com/changelog/basil/2025-08-27/add-preventions-to-dispute.
final class ReversalShapes {

  private static final long EVIDENCE_DUE = Duration.ofDays(9).toSeconds();
  private static final long DISPUTE_FEE = 2_000;

  private ReversalShapes() {}

  static ObjectNode refund(Refund refund) {
    var node = Template.of("refund");
    node.put("id", refund.id());
    node.put("amount", refund.amount());
    node.put("balance_transaction", "txn" + refund.id().substring(2));
    node.put("charge", refund.charge());
    node.put("created", refund.created());
    node.put("currency", refund.currency());
    node.put("payment_intent", refund.paymentIntent());
    put(node, "reason", refund.reason());
    node.put("status", refund.status().wireName());
    refund
        .failure()
        .ifPresent(
            reason -> {
              node.put("failure_reason", reason);
              node.put("failure_balance_transaction", "txn" + refund.id().substring(2) + "f");
            });
    if (refund.status() == Refund.Status.PENDING) {
      node.put("pending_reason", "processing");
    }
    return node;
  }

  static ObjectNode creditNote(CreditNote note, Shapes shapes) {
    var node = Template.of("credit_note");
    node.put("id", note.id());
    node.put("amount", note.amount());
    node.put("created", note.created());
    node.put("currency", note.currency());
    put(node, "customer", note.payer().customer());
    node.put("effective_at", note.created());
    node.put("invoice", note.invoice());
    node.put("livemode", shapes.livemode());
    node.put("number", note.id().substring("cn_".length()) + "-CN-01");
    node.put("post_payment_amount", note.amount());
    node.put("subtotal", note.amount());
    node.put("total", note.amount());
    node.put("out_of_band_amount", note.outOfBand() > 0 ? note.outOfBand() : null);
    if (shapes.before(ApiVersion.BASIL)) {
      put(node, "refund", note.refund());
      node.remove(List.of("refunds", "total_taxes", "post_payment_amount", "pre_payment_amount"));
      node.putArray("tax_amounts");
      return node;
    }
    note.refund()
        .ifPresent(
            refund ->
                node.withArray("refunds")
                    .addObject()
                    .put("amount_refunded", note.amount())
                    .put("refund", refund)
                    .put("type", "refund"));
    return node;
  }

  static ObjectNode dispute(Dispute dispute, Shapes shapes) {
    var node = Template.of("dispute");
    node.put("id", dispute.id());
    node.put("amount", dispute.amount());
    dispute
        .movements()
        .forEach(
            movement -> node.withArray("balance_transactions").add(booking(movement, dispute)));
    node.put("charge", dispute.charge());
    node.put("created", dispute.created());
    node.put("currency", dispute.currency());
    node.withObject("/evidence_details").put("due_by", dispute.created() + EVIDENCE_DUE);
    node.put("is_charge_refundable", dispute.inquiry());
    node.put("livemode", shapes.livemode());
    node.put("payment_intent", dispute.paymentIntent());
    node.withObject("/payment_method_details/card").put("case_type", dispute.caseType());
    node.put("reason", dispute.reason());
    node.put("status", dispute.status());
    return node;
  }

  private static ObjectNode booking(Dispute.Movement movement, Dispute dispute) {
    long fee = movement.amount() < 0 ? DISPUTE_FEE : 0;
    var node = Template.JSON.createObjectNode();
    node.put("id", movement.transaction());
    node.put("object", "balance_transaction");
    node.put("amount", movement.amount());
    node.put("available_on", movement.created());
    node.put("created", movement.created());
    node.put("currency", dispute.settlement());
    node.put("description", "Chargeback for " + dispute.charge());
    node.put("fee", fee);
    node.put("net", movement.amount() - fee);
    node.put("reporting_category", movement.amount() < 0 ? "dispute" : "dispute_reversal");
    node.put("source", dispute.id());
    node.put("status", "available");
    node.put("type", "adjustment");
    return node;
  }
}
