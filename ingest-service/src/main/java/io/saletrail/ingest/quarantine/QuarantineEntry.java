package io.saletrail.ingest.quarantine;

import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/// An event in quarantine, as in the API.
///
/// @param reason its first read error
/// @param field path in the event, in Stripe's names
/// @param attempts number of readings
/// @param triedAt time of the last repeated reading
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
        row.readError,
        row.field,
        row.attempts,
        row.quarantinedAt,
        Optional.ofNullable(row.triedAt));
  }

  /// The entry with the event as text. It may contain personal data.
  ///
  /// @param event absent if no key decrypts it
  record WithContent(QuarantineEntry entry, Optional<String> event) {
    static WithContent of(QuarantinedEvent row, Optional<byte[]> raw) {
      return new WithContent(
          QuarantineEntry.of(row), raw.map(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }
  }
}
