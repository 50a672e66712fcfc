package io.saletrail.settings.request.redrive;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a re-drive request.
///
/// @param action `SEND` or `DECLINE`; send when absent
/// @param dryRun true when absent: nothing is sent then
@Schema(name = "RedriveRequest")
public record RedriveRequest(
    Optional<String> conversion,
    Optional<String> reason,
    Optional<String> since,
    Optional<String> until,
    Optional<String> after,
    Optional<String> action,
    Optional<Boolean> dryRun) {}
