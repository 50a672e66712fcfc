package io.saletrail.settings.access.key;

import io.saletrail.settings.access.caller.KeyScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A key without its secret.
@Schema(name = "Key", description = "An API key, without its secret.")
public record KeyResponse(
    UUID id,
    @Schema(examples = "Nightly export") String name,
    @Schema(description = "How the key begins.", examples = "saletrail_Zb3kQ9wA") String prefix,
    List<KeyScope> scopes,
    Instant createdAt,
    @Schema(description = "Exact to an hour; absent before the first use.")
        Optional<Instant> lastUsedAt,
    @Schema(description = "Absent for a key that does not expire.") Optional<Instant> expiresAt) {

  static KeyResponse of(KeyTable.Row row) {
    return new KeyResponse(
        row.id(),
        row.name(),
        row.prefix(),
        List.copyOf(row.scopeSet()),
        row.createdAt(),
        row.lastUsedAt(),
        row.expiresAt());
  }
}
