package io.saletrail.journeys.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Renders Stripe's events for the table: the types in order, with the fields that the title does
/// not explain.
final class EventLines {
  private static final long DAY = 86_400;

  private EventLines() {}

  /// @param lost ids of the events that do not arrive
  static List<String> of(List<JsonNode> events, Set<String> lost) {
    var lines = new ArrayList<String>();
    var shown = new HashMap<String, String>();
    var day = 0L;
    for (var event : events) {
      var object = event.path("data").path("object");
      var line = line(event, lost);
      var today = day(event, events.getFirst());
      if (isWorthALine(event, shown.put(object.path("id").asText(), details(object)))) {
        lines.add(today == day ? line : "*day " + today + ":* " + line);
        day = today;
      }
    }
    return List.copyOf(lines);
  }

  private static long day(JsonNode event, JsonNode first) {
    return (event.path("created").asLong() - first.path("created").asLong()) / DAY;
  }

  private static String line(JsonNode event, Set<String> lost) {
    var details = details(event.path("data").path("object"));
    var line = "`" + event.path("type").asText() + "` " + details;
    return lost.contains(event.path("id").asText()) ? "~~" + line + "~~" : line;
  }

  /// Customers and subscriptions only where they carry an opt-out or end. A change that the table
  /// would not show is omitted.
  private static boolean isWorthALine(JsonNode event, String before) {
    var type = event.path("type").asText();
    var object = event.path("data").path("object");
    var details = details(object);
    return switch (type) {
      case "customer.created", "customer.subscription.created" -> optsOut(details);
      case "customer.updated" -> true;
      case "customer.subscription.updated" ->
          details.contains("cancel_at") || optsOut(details) || (before != null && optsOut(before));
      case "refund.updated", "charge.dispute.updated" -> !details.equals(before);
      default -> true;
    };
  }

  private static boolean optsOut(String details) {
    return details.contains("trackdesk");
  }

  private static String details(JsonNode object) {
    var id = object.path("id").asText();
    var recorded =
        switch (object.path("object").asText()) {
          case "checkout.session" -> session(object);
          case "charge" -> charge(object);
          case "refund" -> refund(object);
          case "dispute" -> dispute(object);
          case "invoice" -> invoice(object);
          case "invoice_payment" ->
              Stream.of(
                  object.path("invoice").asText(),
                  amount(object, "amount_paid"),
                  object.path("payment").path("type").asText());
          case "credit_note" -> Stream.of("out_of_band " + amount(object, "out_of_band_amount"));
          case "subscription" -> Stream.of(end(object));
          default -> Stream.<String>empty();
        };
    var withId = object.path("object").asText().equals("invoice_payment") ? "" : id;
    return String.join(
        " ",
        Stream.concat(Stream.of(withId), Stream.concat(recorded, optOut(object)))
            .filter(part -> !part.isBlank())
            .toList());
  }

  private static Stream<String> session(JsonNode session) {
    var mode = session.path("mode").asText();
    var status = session.path("payment_status").asText();
    return Stream.of(mode.equals("payment") ? "" : mode, status);
  }

  private static Stream<String> charge(JsonNode charge) {
    var refunded = charge.path("amount_refunded").asLong();
    return Stream.of(
        charge.path("captured").asBoolean() ? captured(charge) : "not captured",
        refunded == 0 ? "" : "amount_refunded " + amount(charge, "amount_refunded"));
  }

  private static String captured(JsonNode charge) {
    return charge.path("amount_captured").asLong() == charge.path("amount").asLong()
        ? amount(charge, "amount")
        : "amount_captured " + amount(charge, "amount_captured");
  }

  private static Stream<String> refund(JsonNode refund) {
    return Stream.of(
        refund.hasNonNull("status") ? text(refund, "status") : "status null",
        amount(refund, "amount"),
        refund.hasNonNull("charge") ? "" : "charge null");
  }

  private static Stream<String> dispute(JsonNode dispute) {
    var moved =
        dispute
            .path("balance_transactions")
            .valueStream()
            .map(moves -> amount(moves, "amount"))
            .toList();
    return Stream.of(
        text(dispute, "status"),
        amount(dispute, "amount"),
        moved.isEmpty() ? "" : "moved " + String.join(" ", moved));
  }

  private static Stream<String> invoice(JsonNode invoice) {
    return Stream.of(
        text(invoice, "billing_reason").replace("subscription_", ""),
        "paid " + amount(invoice, "amount_paid"),
        invoice.path("paid_out_of_band").asBoolean() ? "out of band" : "");
  }

  private static String end(JsonNode subscription) {
    if (subscription.path("status").asText().equals("canceled")) {
      return subscription.path("cancellation_details").path("reason").asText("");
    }
    return subscription.path("cancel_at_period_end").asBoolean() ? "cancel_at_period_end" : "";
  }

  private static Stream<String> optOut(JsonNode object) {
    var word = object.path("metadata").path("trackdesk");
    return word.isTextual() ? Stream.of("trackdesk=" + word.asText()) : Stream.empty();
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asText("");
  }

  private static String amount(JsonNode object, String field) {
    return object.path(field).asText("");
  }
}
