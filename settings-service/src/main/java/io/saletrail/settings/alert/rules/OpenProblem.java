package io.saletrail.settings.alert.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A problem that has begun and not ended, as stored.
///
/// @param absentSince since when health no longer shows it
public record OpenProblem(UUID id, AlertCause cause, Optional<Instant> absentSince) {}
