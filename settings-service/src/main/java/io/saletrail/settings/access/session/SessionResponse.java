package io.saletrail.settings.access.session;

import io.saletrail.settings.access.caller.SignInMethod;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An open session of the console.
///
/// @param name the operator's name, or the merchant's account
/// @param current whether it is the session of this request
@Schema(name = "Session", description = "An open session of the console.")
public record SessionResponse(
    UUID id,
    String name,
    SignInMethod method,
    @Schema(description = "The kind of browser and system.", examples = "Firefox, Linux")
        String device,
    Instant createdAt,
    @Schema(description = "Exact to a minute.") Instant lastUsedAt,
    @Schema(description = "The end at the latest.") Instant endsAt,
    boolean current) {

  static SessionResponse of(SessionTable.Row row, Optional<UUID> current) {
    return new SessionResponse(
        row.id(),
        row.name(),
        row.owner().method(),
        row.device(),
        row.createdAt(),
        row.lastUsedAt(),
        row.endsAt(),
        current.equals(Optional.of(row.id())));
  }
}
