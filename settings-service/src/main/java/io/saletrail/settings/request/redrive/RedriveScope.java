package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested.Action;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The selected deliveries, and what happens to them: one, or all with a reason, in a time range,
/// or both.
///
/// @param conversion `{account}:{externalId}`
/// @param since since when they need attention, inclusive
/// @param until end of that range, exclusive
/// @param after the cursor: `next` of the previous response
/// @param action whether they are sent, or declined: sales made for another tenant are not sent
@Schema(name = "RedriveScope")
public record RedriveScope(
    Optional<String> conversion,
    Optional<RedriveReason> reason,
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<String> after,
    Action action) {

  /// The scope when only the result is known so far.
  static final RedriveScope UNKNOWN =
      new RedriveScope(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Action.SEND);
}
