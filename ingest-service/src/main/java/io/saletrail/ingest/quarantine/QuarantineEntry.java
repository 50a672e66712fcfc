package io.saletrail.ingest.quarantine;

import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// An event in quarantine as operators see it.
///
/// @param reason what is wrong with it
/// @param field where in the event, in Stripe's names
/// @param attempts how often it was read
/// @param triedAt when it was last read again
record QuarantineEntry(
    long id,
    String account,
    Optional<String> eventId,
    Optional<String> eventType,
    ReadError reason,
    String field,
    int attempts,
    Instant quarantinedAt,
    Optional<Instant> triedAt) {

  static QuarantineEntry of(QuarantinedEvent row) {
    return new QuarantineEntry(
        row.id,
        row.account,
        Optional.ofNullable(row.eventId),
        Optional.ofNullable(row.eventType),
        row.error,
        row.field,
        row.attempts,
        row.quarantinedAt,
        Optional.ofNullable(row.triedAt));
  }

  /// The same with the event itself, as text. It can hold personal data.
  record WithContent(QuarantineEntry entry, String event) {
    static WithContent of(QuarantinedEvent row) {
      return new WithContent(QuarantineEntry.of(row), new String(row.raw, StandardCharsets.UTF_8));
    }
  }
}
