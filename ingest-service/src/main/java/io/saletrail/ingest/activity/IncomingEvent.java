package io.saletrail.ingest.activity;

import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.ingest.installation.InstallationReader;
import io.saletrail.ingest.intake.EventOrigin;
import io.saletrail.ingest.quarantine.UnreadableEvent;
import io.saletrail.ingest.reading.ActivityReader;
import io.saletrail.ingest.reading.ReadResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// An event from the raw topic and its reading. A missing header reads as an empty string.
public record IncomingEvent(
    String account,
    String eventId,
    String eventType,
    Origin origin,
    Instant receivedAt,
    ReadResult result) {
  private static final String TYPE_PREFIX = "com.stripe.";

  public static IncomingEvent of(ConsumerRecord<String, byte[]> message, ActivityReader reader) {
    var account = Optional.ofNullable(message.key()).orElse("");
    var origin = EventOrigin.of(header(message, "ce_source"));
    var type = header(message, "ce_type");
    return new IncomingEvent(
        account,
        header(message, "ce_id"),
        type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type,
        origin,
        Instant.ofEpochMilli(message.timestamp()),
        reader.read(account, origin, message.value()));
  }

  /// The entry for quarantine, if the event or a part of it is unreadable.
  Optional<UnreadableEvent> unreadable(
      ConsumerRecord<String, byte[]> message, InstallationReader installations) {
    return InstallationReader.concerns(eventType)
        ? result
            .unreadable()
            .or(() -> installations.unreadable(message.value()))
            .map(why -> quarantined(message, why))
        : unreadable(message);
  }

  /// The entry for quarantine, without regard to installations.
  public Optional<UnreadableEvent> unreadable(ConsumerRecord<String, byte[]> message) {
    return result.unreadable().map(why -> quarantined(message, why));
  }

  private UnreadableEvent quarantined(
      ConsumerRecord<String, byte[]> message, ReadResult.Unreadable why) {
    var raw = Optional.ofNullable(message.value()).orElse(new byte[0]);
    return UnreadableEvent.of(account, eventId, eventType, origin, why, raw);
  }

  /// The change of our app's installation, if the event has one.
  Optional<InstallationObserved> installation(
      ConsumerRecord<String, byte[]> message, InstallationReader installations) {
    return InstallationReader.concerns(eventType)
        ? installations.read(account, message.value())
        : Optional.empty();
  }

  private static String header(ConsumerRecord<String, byte[]> message, String name) {
    return Optional.ofNullable(message.headers().lastHeader(name))
        .map(header -> header.value())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .orElse("");
  }
}
