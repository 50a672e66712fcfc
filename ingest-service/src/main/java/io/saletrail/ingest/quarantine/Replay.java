package io.saletrail.ingest.quarantine;

import io.saletrail.ingest.reading.Reading.Flaw;
import io.saletrail.ingest.reading.Reading.PassReason;

/// How reading a quarantined event again can end.
sealed interface Replay {
  /// Readable now: its activity is on its way, the event has left.
  record Read(int activities) implements Replay {}

  /// Readable now, and not about money: the event has left.
  record PassedOver(PassReason reason) implements Replay {}

  /// It stays, with this reason.
  record StillUnreadable(Flaw reason, String field) implements Replay {}

  /// There is no such event in quarantine (any more).
  record NotThere() implements Replay {}
}
