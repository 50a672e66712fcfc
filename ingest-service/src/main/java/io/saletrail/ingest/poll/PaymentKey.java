package io.saletrail.ingest.poll;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.intake.StripeId;
import java.util.Optional;
import java.util.stream.Stream;

/// What people call the payment that one of Stripe's objects belongs to: its payment intent, else
/// its invoice, else the object itself. Only what the object says; nobody is request.
final class PaymentKey {
  private PaymentKey() {}

  static Optional<String> of(JsonNode object) {
    return Stream.of(object.path("payment_intent"), object.path("invoice"), object)
        .map(PaymentKey::id)
        .filter(StripeId::isId)
        .findFirst();
  }

  /// An id stands where Stripe did not expand the object.
  private static String id(JsonNode reference) {
    return reference.isObject() ? reference.path("id").asText("") : reference.asText("");
  }
}
