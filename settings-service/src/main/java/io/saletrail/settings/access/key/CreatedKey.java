package io.saletrail.settings.access.key;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new key.
///
/// @param secret the only copy of its text
@Schema(name = "CreatedKey")
public record CreatedKey(
    KeyResponse key,
    @Schema(description = "The key itself. It is shown this once.") String secret) {
  /// Not where it could be logged.
  @Override
  public String toString() {
    return "CreatedKey[" + key.id() + "]";
  }
}
