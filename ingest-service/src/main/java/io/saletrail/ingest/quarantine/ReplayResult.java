package io.saletrail.ingest.quarantine;

import io.saletrail.ingest.reading.ReadResult.Flaw;
import io.saletrail.ingest.reading.ReadResult.PassReason;

/// How reading a quarantined event again can end.
sealed interface ReplayResult {
  /// Readable now: its activity is on its way, the event has left.
  record Read(int activities) implements ReplayResult {}

  /// Readable now, and not about money: the event has left.
  record PassedOver(PassReason reason) implements ReplayResult {}

  /// It stays, with this reason.
  record StillUnreadable(Flaw reason, String field) implements ReplayResult {}

  /// There is no such event in quarantine (any more).
  record NotThere() implements ReplayResult {}
}
