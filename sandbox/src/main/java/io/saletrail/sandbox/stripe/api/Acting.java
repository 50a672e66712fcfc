package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import java.util.Arrays;

/// The calls that change something: the few that a merchant or a script would make.
final class Acting {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ITEM = "line_items[0]";
  private static final String PRICE = ITEM + "[price_data]";

  private Acting() {}

  static ObjectNode makeLink(Call call) {
    var params = call.params();
    params.text(ITEM + "[quantity]");
    var offer =
        Offer.oneOff(
            params.required(PRICE + "[product_data][name]"),
            params.number(PRICE + "[unit_amount]").orElse(0L),
            params.required(PRICE + "[currency]"));
    var interval = params.text(PRICE + "[recurring][interval]").map(Acting::interval);
    if (interval.isPresent()) {
      offer = offer.every(interval.get());
    }
    params.text("after_completion[type]");
    var redirect = params.text("after_completion[redirect][url]");
    if (redirect.isPresent()) {
      offer = offer.redirectingTo(redirect.get());
    }
    offer = offer.withMetadata(params.map("metadata"));
    var expand = params.texts("expand");
    params.refuseOthers();
    return call.showExpanded(call.account().paymentLink(offer), expand);
  }

  static ObjectNode changeLink(Call call) {
    var link = call.named("payment_link", call.state().links.find(call.id()));
    boolean stop = call.params().text("active").map("false"::equals).orElse(false);
    return call.show(stop ? call.account().deactivate(link) : link);
  }

  static ObjectNode refund(Call call) {
    var params = call.params();
    var charge = charge(call);
    long amount = params.number("amount").orElse(charge.refundable());
    var reason = params.text("reason");
    params.map("metadata");
    var expand = params.texts("expand");
    params.refuseOthers();
    return call.showExpanded(call.account().refund(charge, amount, reason), expand);
  }

  static ObjectNode expireSession(Call call) {
    var session = call.named("checkout.session", call.state().sessions.find(call.id()));
    return call.show(call.account().expire(session));
  }

  static ObjectNode capture(Call call) {
    var intent = call.named("payment_intent", call.state().paymentIntents.find(call.id()));
    long amount = call.params().number("amount_to_capture").orElse(intent.capturable());
    if (call.params().text("final_capture").map("false"::equals).orElse(false)) {
      call.account().capturePart(intent, amount);
    } else {
      call.account().capture(intent, amount);
    }
    return call.show(call.state().paymentIntents.find(intent.id()).orElseThrow());
  }

  static ObjectNode changePayment(Call call) {
    var intent = call.named("payment_intent", call.state().paymentIntents.find(call.id()));
    return call.show(call.account().describe(intent, call.params().map("metadata")));
  }

  static ObjectNode changeCharge(Call call) {
    var charge = call.named("charge", call.state().charges.find(call.id()));
    return call.show(call.account().describe(charge, call.params().map("metadata")));
  }

  static ObjectNode creditNote(Call call) {
    var params = call.params();
    var id = params.required("invoice");
    var invoice = call.named("invoice", call.state().invoices.find(id));
    var outOfBand = params.number("out_of_band_amount");
    long amount = params.number("amount").orElse(invoice.due());
    params.number("refund_amount");
    return call.show(
        outOfBand.isPresent()
            ? call.account().creditOutOfBand(invoice, outOfBand.get())
            : call.account().creditNote(invoice, amount));
  }

  static ObjectNode subscribe(Call call) {
    var params = call.params();
    var customer = call.named("customer", call.state().customers.find(params.required("customer")));
    var price = params.required("items[0][price]");
    var link =
        call.state().links.all().stream().filter(made -> made.price().equals(price)).findFirst();
    return call.show(call.account().subscribe(customer, call.named("price", link)));
  }

  static ObjectNode finalizeInvoice(Call call) {
    var invoice = call.named("invoice", call.state().invoices.find(call.id()));
    return call.show(call.account().finalizeDraft(invoice));
  }

  static ObjectNode deleteInvoice(Call call) {
    var invoice = call.named("invoice", call.state().invoices.find(call.id()));
    call.account().deleteDraft(invoice);
    return JSON.createObjectNode()
        .put("id", invoice.id())
        .put("object", "invoice")
        .put("deleted", true);
  }

  static ObjectNode cancelPayment(Call call) {
    var intent = call.named("payment_intent", call.state().paymentIntents.find(call.id()));
    call.params().text("cancellation_reason");
    return call.show(call.account().cancelPayment(intent));
  }

  static ObjectNode closeDispute(Call call) {
    var dispute = call.named("dispute", call.state().disputes.find(call.id()));
    return call.show(call.account().loseDispute(dispute));
  }

  static ObjectNode payInvoice(Call call) {
    var invoice = call.named("invoice", call.state().invoices.find(call.id()));
    return call.show(
        call.params().flag("paid_out_of_band")
            ? call.account().payElsewhere(invoice)
            : call.account().collect(invoice));
  }

  static ObjectNode voidInvoice(Call call) {
    var invoice = call.named("invoice", call.state().invoices.find(call.id()));
    return call.show(call.account().voidInvoice(invoice));
  }

  static ObjectNode writeOff(Call call) {
    var invoice = call.named("invoice", call.state().invoices.find(call.id()));
    return call.show(call.account().writeOff(invoice));
  }

  static ObjectNode changeSubscription(Call call) {
    var subscription = call.named("subscription", call.state().subscriptions.find(call.id()));
    if (call.params().flag("cancel_at_period_end")) {
      subscription = call.account().cancelAtPeriodEnd(subscription);
    }
    var metadata = call.params().map("metadata");
    if (!metadata.isEmpty()) {
      subscription = call.account().describe(subscription, metadata);
    }
    return call.show(subscription);
  }

  static ObjectNode cancelSubscription(Call call) {
    var subscription = call.named("subscription", call.state().subscriptions.find(call.id()));
    return call.show(call.account().cancelSubscription(subscription));
  }

  static ObjectNode changeCustomer(Call call) {
    var customer = call.named("customer", call.state().customers.find(call.id()));
    return call.show(call.account().describe(customer, call.params().map("metadata")));
  }

  private static Charge charge(Call call) {
    var byIntent = call.params().text("payment_intent");
    var byCharge = call.params().text("charge");
    var id =
        byIntent.isPresent()
            ? byIntent
                .flatMap(call.state().paymentIntents::find)
                .flatMap(intent -> intent.state().latestCharge())
            : byCharge;
    return id.flatMap(call.state().charges::find)
        .orElseThrow(
            () ->
                StripeRefusal.badParameter(
                    "resource_missing",
                    "charge",
                    "One of the following params should be provided for this"
                        + " request: payment_intent or charge."));
  }

  private static Offer.Interval interval(String word) {
    return Arrays.stream(Offer.Interval.values())
        .filter(interval -> interval.wireName().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                StripeRefusal.badParameter(
                    "parameter_invalid",
                    PRICE + "[recurring][interval]",
                    "Invalid interval: must be one of day, week, month or" + " year"));
  }
}
