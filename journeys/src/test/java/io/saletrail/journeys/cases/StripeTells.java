package io.saletrail.journeys.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.activity.Observation.Origin;
import java.nio.charset.StandardCharsets;

/// An event of Stripe's, written short: its type, and the fields in which its object differs from
/// the usual one of its kind. What is not said is a sale of 49.00 euros through a payment link.
///
/// @param fields the fields that matter to the row, as the table shows them
/// @param day when it happened, counted from the sale
record StripeTells(String type, String fields, ObjectNode object, Origin origin, int day) {
  static final String CID = "0b9f7a52-6f1e-4c55-9d0c-3f6c0a3b7a10";
  static final String ACCOUNT = "acct_merchant";

  /// JSON without the noise: names need no quotes, texts single ones.
  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private static final long BEGINNING = 1_790_000_000L;
  private static final long A_DAY = 86_400;

  static StripeTells session(String what, String fields) {
    return told(
        "checkout.session." + what,
        fields,
        "id:'cs_1', object:'checkout.session', mode:'payment', status:'complete',"
            + " payment_status:'paid', client_reference_id:'"
            + CID
            + "', amount_total:4900, currency:'eur', payment_intent:'pi_1',"
            + " subscription:null, invoice:null, customer:'cus_1',"
            + " customer_details:{email:'bea@example.com'}, metadata:{}");
  }

  /// The session of a subscription, which names no payment intent.
  static StripeTells subscriptionSession(String fields) {
    var session =
        session(
            "completed",
            "mode:'subscription', subscription:'sub_1'" + (fields.isEmpty() ? "" : ", " + fields));
    session.object.putNull("payment_intent");
    if (!session.object.hasNonNull("invoice")) {
      session.object.put("invoice", "in_1");
    }
    return session;
  }

  /// The session as Stripe shows it to whoever asks for its details.
  static StripeTells lookedUp(String fields) {
    var asked = session("observed", fields);
    return new StripeTells(
        "a look-up of the session", fields, asked.object, Origin.LOOKUP, asked.day);
  }

  static StripeTells charge(String what, String fields) {
    return told(
        "charge." + what,
        fields,
        "id:'ch_1', object:'charge', status:'succeeded', paid:true, captured:true,"
            + " amount:4900, amount_captured:4900, amount_refunded:0, currency:'eur',"
            + " payment_intent:'pi_1'");
  }

  static StripeTells intent(String what, String fields) {
    return told(
        "payment_intent." + what,
        fields,
        "id:'pi_1', object:'payment_intent', status:'succeeded', amount:4900,"
            + " amount_received:4900, currency:'eur', latest_charge:'ch_1'");
  }

  static StripeTells invoice(String what, String fields) {
    return told(
        "invoice." + what,
        fields,
        "id:'in_1', object:'invoice', status:'paid', billing_reason:'subscription_create',"
            + " amount_due:4900, amount_paid:4900, total:4900, currency:'eur',"
            + " customer:'cus_1', metadata:{}, parent:{type:'subscription_details',"
            + " subscription_details:{subscription:'sub_1', metadata:{}}}");
  }

  static StripeTells invoicePayment(String fields) {
    return told(
        "invoice_payment.paid",
        fields,
        "id:'inpay_1', object:'invoice_payment', invoice:'in_1', status:'paid',"
            + " amount_paid:4900, currency:'eur',"
            + " payment:{type:'payment_intent', payment_intent:'pi_1'}");
  }

  static StripeTells subscription(String what, String fields) {
    return told(
        "customer.subscription." + what,
        fields,
        "id:'sub_1', object:'subscription', status:'active', customer:'cus_1',"
            + " metadata:{}, canceled_at:null");
  }

  static StripeTells refund(String what, String fields) {
    return told(
        "refund." + what,
        fields,
        "id:'re_1', object:'refund', status:'succeeded', amount:4900, currency:'eur',"
            + " charge:'ch_1', payment_intent:'pi_1'");
  }

  static StripeTells dispute(String what, String fields) {
    return told(
        "charge.dispute." + what,
        fields,
        "id:'du_1', object:'dispute', status:'needs_response', amount:4900,"
            + " currency:'eur', charge:'ch_1', payment_intent:'pi_1'");
  }

  static StripeTells customer(String what, String fields) {
    return told("customer." + what, fields, "id:'cus_1', object:'customer', metadata:{}");
  }

  /// The same so many days later.
  StripeTells onDay(int later) {
    return new StripeTells(type, fields, object, origin, later);
  }

  /// A subscription that the buyer ends on a day.
  static StripeTells canceledOnDay(int day) {
    var ended = subscription("deleted", "status:'canceled'").onDay(day);
    ended.object.put("canceled_at", BEGINNING + day * A_DAY);
    return ended;
  }

  /// The event as it comes in.
  ///
  /// @param place its place in the row: events of one day come a minute after each other
  byte[] bytes(int place, boolean livemode) {
    var event = JSON.createObjectNode();
    event.put("id", "evt_%02d".formatted(place)).put("object", "event");
    event.put("type", type.replace(' ', '.')).put("livemode", livemode);
    event.put("created", BEGINNING + day * A_DAY + place * 60L);
    var shown = object.deepCopy();
    if (!shown.has("created")) {
      shown.put("created", BEGINNING + createdAfter(place));
    }
    event.putObject("data").set("object", shown);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Subscriptions begin with the row; everything else is as old as its event says it is.
  private long createdAfter(int place) {
    return object.path("object").asText().equals("subscription") ? 0 : day * A_DAY + place;
  }

  private static StripeTells told(String type, String fields, String usual) {
    var object = parse(usual);
    object.setAll(parse(fields));
    return new StripeTells(type, fields, object, Origin.WEBHOOK, 0);
  }

  static ObjectNode parse(String fields) {
    try {
      return (ObjectNode) JSON.readTree("{" + fields + "}");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(fields, e);
    }
  }
}
