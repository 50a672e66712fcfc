package io.saletrail.ingest.quarantine;

import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.ingest.reading.ReadResult.SkipReason;

/// The result of reading a quarantined event again.
sealed interface ReplayResult {
  /// Readable now; its activity is published and the event released.
  record Read(int activities) implements ReplayResult {}

  /// Readable now, without activity; the event is released.
  record Skipped(SkipReason reason) implements ReplayResult {}

  /// Still in quarantine, with this read error.
  record StillUnreadable(ReadError reason, String field) implements ReplayResult {}

  /// No key decrypts it.
  record KeyMissing() implements ReplayResult {}

  /// Not in quarantine, or not any more.
  record NotFound() implements ReplayResult {}
}
