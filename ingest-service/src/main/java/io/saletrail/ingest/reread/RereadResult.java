package io.saletrail.ingest.reread;

/// What is read again.
///
/// @param events forgotten events and observations
/// @param sessions forgotten states of sessions
/// @param polls merchants whose next poll reads from the requested time
public record RereadResult(int events, int sessions, int polls) {}
