package io.saletrail.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.intake.StripeTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Stripe ids by which an object relates to others. API versions differ: some expand objects, and
/// basil moved an invoice's ids into `parent` and `payments`.
final class ObjectIds {
  private ObjectIds() {}

  static String id(JsonNode object) {
    return object.path("id").asText();
  }

  /// The ids of all related objects.
  static List<String> all(JsonNode object) {
    return Stream.of(
            ids(object, "payment_intent", "charge", "invoice", "subscription"),
            ofInvoicePayments(object),
            subscription(object).stream().toList())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  /// The ids of an invoice's payments.
  static List<String> ofInvoicePayments(JsonNode invoice) {
    var listed =
        invoice
            .path("payments")
            .path("data")
            .valueStream()
            .flatMap(payment -> ids(payment.path("payment"), "payment_intent", "charge").stream());
    return Stream.concat(listed, ids(invoice, "payment_intent", "charge").stream())
        .distinct()
        .toList();
  }

  /// The subscription of an invoice.
  static Optional<String> subscription(JsonNode invoice) {
    return Stream.concat(
            ids(invoice, "subscription").stream(),
            ids(invoice.path("parent").path("subscription_details"), "subscription").stream())
        .findFirst();
  }

  static Optional<Instant> paidAt(JsonNode invoice) {
    return StripeTime.of(invoice.path("status_transitions").path("paid_at"));
  }

  private static List<String> ids(JsonNode object, String... fields) {
    return Stream.of(fields)
        .map(object::path)
        .map(value -> value.isObject() ? value.path("id") : value)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .toList();
  }
}
