package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Charge.Status;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;

/// `charge`.
public final class ChargeShape {

  private ChargeShape() {}

  static ObjectNode of(Charge charge, Shapes shapes) {
    var state = charge.state();
    var node = Template.of("charge");
    node.put("id", charge.id());
    node.put("amount", charge.amount());
    node.put("amount_captured", state.captured());
    node.put("amount_refunded", state.refunded());
    put(node, "balance_transaction", state.balance());
    put(node.withObject("/billing_details"), "email", charge.payer().email());
    node.put("captured", state.captured() > 0);
    node.put("created", charge.created());
    node.put("currency", charge.currency());
    put(node, "customer", charge.payer().customer());
    node.put("disputed", state.disputed());
    state.failure().ifPresent(code -> putFailure(node, code));
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, charge.metadata());
    node.put("paid", state.status() != Status.FAILED);
    node.put("payment_intent", charge.paymentIntent());
    node.put("payment_method", methodOf(charge.id()));
    node.set("payment_method_details", method(charge));
    put(node, "receipt_email", charge.payer().email());
    if (state.status() == Status.SUCCEEDED) {
      node.put("receipt_url", shapes.site().page("/stripe/dashboard/" + charge.account()));
    }
    node.put("refunded", charge.fullyRefunded());
    node.put("status", state.status().word());
    if (shapes.before(ApiVersion.BASIL)) {
      put(node, "invoice", charge.invoice());
    }
    if (shapes.before(ApiVersion.LATEST_CHARGE)) {
      node.set("refunds", refunds(charge, shapes));
      put(
          node,
          "dispute",
          shapes.book().disputes.where("charge", charge.id()).stream()
              .findFirst()
              .map(Dispute::id));
    }
    return node;
  }

  /// The list that `expand[]=refunds` includes, and that older versions always had.
  public static ObjectNode refunds(Charge charge, Shapes shapes) {
    var refunds =
        shapes.book().refunds.where("charge", charge.id()).stream()
            .map(ReversalShapes::refund)
            .toList();
    return Shapes.list("/v1/charges/" + charge.id() + "/refunds", refunds, false)
        .put("total_count", refunds.size());
  }

  /// A payment method has no life of its own here: its id follows from the charge's.
  static String methodOf(String charge) {
    return "pm" + charge.substring(charge.indexOf('_'));
  }

  static String messageOf(String failure) {
    return failure.equals("card_declined")
        ? "Your card was declined."
        : "The payment failed: " + failure.replace('_', ' ') + ".";
  }

  private static ObjectNode method(Charge charge) {
    var node = Template.of("payment_method." + charge.method().word());
    if (charge.method() == PaymentMethod.CARD) {
      node.withObject("/card").put("amount_authorized", charge.amount());
      node.withObject("/card/overcapture").put("maximum_amount_capturable", charge.amount());
    }
    return node;
  }

  private static void putFailure(ObjectNode node, String code) {
    node.put("failure_code", code);
    node.put("failure_message", messageOf(code));
    node.withObject("/outcome")
        .put("network_status", "declined_by_network")
        .put("reason", "generic_decline")
        .put("seller_message", "The bank did not return any further details with this decline.")
        .put("type", "issuer_declined");
  }
}
