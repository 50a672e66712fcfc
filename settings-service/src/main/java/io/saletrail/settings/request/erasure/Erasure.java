package io.saletrail.settings.request.erasure;

import io.saletrail.contracts.privacy.ErasureRequested.Subject;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An erasure and its progress.
///
/// @param subject who is erased
/// @param completed whether every service has erased what it held
/// @param services what each service has erased so far
@Schema(name = "Erasure", description = "An erasure of a buyer or merchant, and its progress.")
public record Erasure(
    String id, Subject subject, Instant requestedAt, boolean completed, List<Step> services) {

  /// What a service has erased.
  ///
  /// @param rows rows that it changed or deleted
  @Schema(name = "ErasureStep")
  public record Step(String service, long rows, Instant completedAt) {}
}
