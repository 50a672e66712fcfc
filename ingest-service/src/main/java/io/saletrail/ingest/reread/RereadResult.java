package io.saletrail.ingest.reread;

/// What is read again.
///
/// @param events forgotten events and observations
/// @param sessions forgotten states of sessions
/// @param charges forgotten states of charges
/// @param polls merchants whose next poll reads from the requested time
public record RereadResult(int events, int sessions, int charges, int polls) {
  /// The same before the polls are changed.
  record Forgotten(int events, int sessions, int charges) {
    RereadResult with(int polls) {
      return new RereadResult(events, sessions, charges, polls);
    }
  }
}
