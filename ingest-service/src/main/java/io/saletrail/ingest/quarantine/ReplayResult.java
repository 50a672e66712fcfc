package io.saletrail.ingest.quarantine;

import io.saletrail.ingest.reading.ReadResult.ReadError;
import io.saletrail.ingest.reading.ReadResult.SkipReason;

/// How reading a quarantined event again can end.
sealed interface ReplayResult {
  /// Readable now: its activity is on its way, the event has left.
  record Read(int activities) implements ReplayResult {}

  /// Readable now, and not about money: the event has left.
  record Skipped(SkipReason reason) implements ReplayResult {}

  /// It stays, with this reason.
  record StillUnreadable(ReadError reason, String field) implements ReplayResult {}

  /// There is no such event in quarantine (any more).
  record NotFound() implements ReplayResult {}
}
