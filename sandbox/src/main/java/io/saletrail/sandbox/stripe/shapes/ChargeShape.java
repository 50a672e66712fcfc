package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Charge.Status;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import io.saletrail.sandbox.stripe.state.ApiVersion;

/// `charge`.
///
/// Sources: docs.stripe.com/api/charges/object; for releases before basil,
/// docs.stripe.com/changelog/basil, "Removes the refund from partial capture".
public final class ChargeShape {

  private ChargeShape() {}

  static ObjectNode of(Charge charge, Shapes shapes) {
    var state = charge.state();
    var node = Template.of("charge");
    node.put("id", charge.id());
    node.put("amount", charge.amount());
    putCaptured(node, charge);
    node.put("amount_refunded", state.refunded() + state.released());
    put(node, "balance_transaction", state.balance());
    put(node.withObject("/billing_details"), "email", charge.payer().email());
    node.put("created", charge.created());
    node.put("currency", charge.currency());
    put(node, "customer", charge.payer().customer());
    node.put("disputed", state.disputed());
    state.failure().ifPresent(code -> putFailure(node, code));
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, charge.metadata());
    node.put("paid", state.status() == Status.SUCCEEDED);
    node.put("payment_intent", charge.paymentIntent());
    node.put("payment_method", methodOf(charge.id()));
    node.set("payment_method_details", method(charge));
    put(node, "receipt_email", charge.payer().email());
    if (state.status() == Status.SUCCEEDED) {
      node.put("receipt_url", shapes.site().page("/stripe/dashboard/" + charge.account()));
    }
    node.put("refunded", charge.fullyRefunded());
    node.put("status", state.status().wireName());
    if (shapes.before(ApiVersion.BASIL)) {
      put(node, "invoice", charge.invoice());
    }
    if (shapes.before(ApiVersion.LATEST_CHARGE)) {
      node.set("refunds", refunds(charge, shapes));
      put(
          node,
          "dispute",
          shapes.state().disputes.where("charge", charge.id()).stream()
              .findFirst()
              .map(Dispute::id));
    }
    return node;
  }

  /// A bank debit counts as captured while it is processing. Before basil the captured amount of a
  /// released authorisation was absent, not zero.
  private static void putCaptured(ObjectNode node, Charge charge) {
    var state = charge.state();
    boolean pending = state.status() == Status.PENDING;
    node.put("amount_captured", pending ? charge.amount() : state.captured());
    node.put("captured", pending || state.captured() > 0);
    if (state.released() > 0 && state.captured() == 0) {
      node.putNull("amount_captured");
    }
  }

  /// The list that `expand[]=refunds` includes, and that older versions always had.
  public static ObjectNode refunds(Charge charge, Shapes shapes) {
    var refunds =
        shapes.state().refunds.where("charge", charge.id()).stream()
            .map(ReversalShapes::refund)
            .toList();
    return Shapes.list("/v1/charges/" + charge.id() + "/refunds", refunds, false)
        .put("total_count", refunds.size());
  }

  /// Payment methods are not stored: the id is derived from the charge's.
  static String methodOf(String charge) {
    return "pm" + charge.substring(charge.indexOf('_'));
  }

  static String messageOf(String failure) {
    return failure.equals("card_declined")
        ? "Your card was declined."
        : "The payment failed: " + failure.replace('_', ' ') + ".";
  }

  private static ObjectNode method(Charge charge) {
    var node = Template.of("payment_method." + charge.method().wireName());
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
