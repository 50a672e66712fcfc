package io.saletrail.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.ingest.activity.DedupTable.SessionState;
import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.EnvelopeReader;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.saletrail.ingest.reading.ActivityReader;
import java.util.Optional;

/// An object from one of Stripe's lists, as an event of the kind that webhooks bring.
final class PolledEvent {
  private static final String SESSION_TYPES = "checkout.session.";

  private final Envelope envelope;
  private final byte[] body;
  private final Optional<String> payment;

  private PolledEvent(Envelope envelope, byte[] body, JsonNode object) {
    this.envelope = envelope;
    this.body = body;
    this.payment = PaymentKey.of(object);
  }

  /// A session that was read without an event.
  static PolledEvent of(SyntheticEvent session, JsonNode item) {
    return new PolledEvent(session.envelope(), session.body(), item);
  }

  /// How it is filed.
  Envelope envelope() {
    return envelope;
  }

  /// The whole event.
  byte[] body() {
    return body;
  }

  /// The payment it belongs to, as far as it says so itself.
  Optional<String> payment() {
    return payment;
  }

  /// The session that is seen here, in its state: a webhook may have known it as another event.
  Optional<SessionState> sessionState(ActivityReader reader) {
    if (!envelope.type().startsWith(SESSION_TYPES)) {
      return Optional.empty();
    }
    var reading = reader.read(envelope.account().orElse(""), Origin.POLL, body);
    return reading.readable().stream()
        .filter(SessionObserved.class::isInstance)
        .map(SessionObserved.class::cast)
        .map(SessionState::of)
        .findFirst();
  }

  /// Makes an event of an item of their list; empty when it cannot be one.
  static Optional<PolledEvent> event(String account, JsonNode item) {
    var body = bytes(item);
    return switch (EnvelopeReader.read(body)) {
      case EnvelopeReader.Reading.Found(var envelope) ->
          Optional.of(
              new PolledEvent(envelope.of(account), body, item.path("data").path("object")));
      case EnvelopeReader.Reading.NotJson _, EnvelopeReader.Reading.NotAnEvent _ ->
          Optional.empty();
    };
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }
}
