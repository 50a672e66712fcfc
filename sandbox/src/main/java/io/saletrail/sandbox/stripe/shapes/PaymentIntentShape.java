package io.saletrail.sandbox.stripe.shapes;

import static io.saletrail.sandbox.stripe.shapes.Shapes.put;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.state.ApiVersion;

/// `payment_intent`.
///
/// Sources: docs.stripe.com/api/payment_intents/object,
/// docs.stripe.com/payments/paymentintents/lifecycle and docs.stripe.com/payments/multicapture.
final class PaymentIntentShape {

  private PaymentIntentShape() {}

  static ObjectNode of(PaymentIntent intent, Shapes shapes) {
    var state = intent.state();
    var node = Template.of("payment_intent");
    node.put("id", intent.id());
    node.put("amount", intent.amount());
    node.put("amount_capturable", intent.capturable());
    node.put("amount_received", state.received());
    state
        .cancellation()
        .ifPresent(
            cancellation -> {
              node.put("canceled_at", cancellation.at());
              node.put("cancellation_reason", cancellation.reason());
            });
    node.put("capture_method", intent.capturedLater() ? "manual" : "automatic_async");
    // Not usable: no payment may be confirmed with it.
    node.put("client_secret", intent.id() + "_secret_sandbox");
    node.put("created", intent.created());
    node.put("currency", intent.currency());
    put(node, "customer", intent.payer().customer());
    state.failure().ifPresent(code -> putError(node, code, state.latestCharge().orElse("")));
    put(node, "latest_charge", state.latestCharge());
    node.put("livemode", shapes.livemode());
    Shapes.putMetadata(node, intent.metadata());
    state
        .latestCharge()
        .ifPresent(charge -> node.put("payment_method", ChargeShape.methodOf(charge)));
    node.putArray("payment_method_types").add(intent.method().wireName());
    put(node, "receipt_email", intent.payer().email());
    node.put("status", state.status().wireName());
    if (shapes.before(ApiVersion.BASIL)) {
      put(node, "invoice", intent.invoice());
    }
    if (shapes.before(ApiVersion.LATEST_CHARGE)) {
      node.remove("latest_charge");
      var charges =
          shapes.state().charges.where("payment_intent", intent.id()).stream()
              .map(charge -> ChargeShape.of(charge, shapes))
              .toList();
      node.set(
          "charges",
          Shapes.list("/v1/charges?payment_intent=" + intent.id(), charges, false)
              .put("total_count", charges.size()));
    }
    return node;
  }

  private static void putError(ObjectNode node, String code, String charge) {
    node.putObject("last_payment_error")
        .put("charge", charge)
        .put("code", code)
        .put("decline_code", "generic_decline")
        .put("doc_url", "https://stripe.com/docs/error-codes/" + code.replace('_', '-'))
        .put("message", ChargeShape.messageOf(code))
        .put("type", "card_error");
  }
}
