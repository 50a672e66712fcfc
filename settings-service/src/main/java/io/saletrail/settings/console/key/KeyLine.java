package io.saletrail.settings.console.key;

import io.saletrail.settings.access.key.KeyResponse;
import io.saletrail.settings.console.wording.Moment;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// A key as a line.
///
/// @param scopes what it may do
/// @param lastUsedAt at most one; none before the first use
/// @param expiresAt at most one
public record KeyLine(
    String id,
    String name,
    String prefix,
    String scopes,
    List<Moment> lastUsedAt,
    List<Moment> expiresAt,
    boolean expired) {
  static KeyLine of(KeyResponse key) {
    return new KeyLine(
        key.id().toString(),
        key.name(),
        key.prefix(),
        key.scopes().stream().map(KeyForm::text).collect(Collectors.joining(", ")),
        key.lastUsedAt().map(Moment::of).stream().toList(),
        key.expiresAt().map(Moment::of).stream().toList(),
        key.expiresAt().filter(Instant.now()::isAfter).isPresent());
  }
}
