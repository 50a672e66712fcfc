package io.saletrail.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.ingest.intake.Envelope;
import io.saletrail.ingest.intake.EnvelopeReader;
import io.saletrail.ingest.intake.SyntheticEvent;
import io.saletrail.ingest.reading.ActivityReader;
import java.util.Optional;

/// An item of one of Stripe's lists as an event, in the form of webhooks.
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

  /// A session read without an event.
  static PolledEvent of(SyntheticEvent session, JsonNode item) {
    return new PolledEvent(session.envelope(), session.body(), item);
  }

  Envelope envelope() {
    return envelope;
  }

  byte[] body() {
    return body;
  }

  /// The payment that the object itself names.
  Optional<String> payment() {
    return payment;
  }

  /// The session in it with its expanded charges, which webhooks may have delivered as other
  /// events.
  Optional<PolledSession> session(ActivityReader reader) {
    if (!envelope.type().startsWith(SESSION_TYPES)) {
      return Optional.empty();
    }
    var read = reader.read(envelope.account().orElse(""), Origin.POLL, body).readable();
    return read.stream()
        .filter(SessionObserved.class::isInstance)
        .map(session -> PolledSession.of((SessionObserved) session, read))
        .findFirst();
  }

  /// An item of the events list; empty if it is no event.
  static Optional<PolledEvent> event(String account, JsonNode item) {
    var body = bytes(item);
    return switch (EnvelopeReader.read(body)) {
      case EnvelopeReader.EnvelopeResult.Found(var envelope) ->
          Optional.of(
              new PolledEvent(envelope.of(account), body, item.path("data").path("object")));
      case EnvelopeReader.EnvelopeResult.NotJson _, EnvelopeReader.EnvelopeResult.NotAnEvent _ ->
          Optional.empty();
    };
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }
}
