package io.saletrail.settings.alert.message;

import io.saletrail.settings.alert.destination.DestinationKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A line of the log of messages.
///
/// @param subject what it says, in one line
/// @param nextAttemptAt absent once it is sent or has failed
/// @param error why the last attempt failed
@Schema(name = "AlertMessage", description = "A message to one destination.")
public record SentMessage(
    UUID id,
    DestinationKind kind,
    Optional<UUID> destination,
    String subject,
    MessageState state,
    int attempts,
    Instant createdAt,
    Optional<Instant> endedAt,
    Optional<Instant> nextAttemptAt,
    Optional<String> error) {

  /// A row of the query.
  record Row(
      UUID id,
      DestinationKind kind,
      Optional<UUID> destination,
      AlertContent content,
      MessageState state,
      int attempts,
      Instant createdAt,
      Optional<Instant> endedAt,
      Instant dueAt,
      Optional<String> error) {
    SentMessage message() {
      return new SentMessage(
          id,
          kind,
          destination,
          AlertWriter.subject(content),
          state,
          attempts,
          createdAt,
          endedAt,
          Optional.of(dueAt).filter(_ -> state == MessageState.DUE),
          error);
    }
  }
}
