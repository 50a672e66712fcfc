package io.saletrail.ingest.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.intake.StripeId;
import java.util.Optional;
import java.util.stream.Stream;

/// The id that names an object's payment: its payment intent, else its invoice, else its own id.
/// Uses the object alone.
final class PaymentKey {
  private PaymentKey() {}

  static Optional<String> of(JsonNode object) {
    return Stream.of(object.path("payment_intent"), object.path("invoice"), object)
        .map(PaymentKey::id)
        .filter(StripeId::isId)
        .findFirst();
  }

  /// An unexpanded object is an id.
  private static String id(JsonNode reference) {
    return reference.isObject() ? reference.path("id").asText("") : reference.asText("");
  }
}
