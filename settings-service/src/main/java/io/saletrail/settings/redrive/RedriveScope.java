package io.saletrail.settings.redrive;

import io.saletrail.contracts.redrive.RedriveReason;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which of a merchant's deliveries are meant: one, or all of a reason, a time, or both.
///
/// @param conversion `{account}:{externalId}`
/// @param since of the time at which they began to wait; inclusive
/// @param until of the same; exclusive
/// @param after where to go on: the `next` of the answer before
@Schema(name = "RedriveScope")
public record RedriveScope(
    Optional<String> conversion,
    Optional<RedriveReason> reason,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> after) {

  /// Nothing that is known.
  static final RedriveScope UNKNOWN =
      new RedriveScope(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
