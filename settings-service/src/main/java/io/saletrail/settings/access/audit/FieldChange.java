package io.saletrail.settings.access.audit;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A changed field. Of a secret, neither value is stored.
///
/// @param field the API's name, such as `options.recurringLimit`
/// @param from absent when the field had no value
/// @param to absent when the field has no value now
@Schema(
    name = "FieldChange",
    description = "A changed field. A replaced secret has neither from nor to.")
public record FieldChange(String field, Optional<String> from, Optional<String> to) {
  /// A replaced secret.
  public static FieldChange secret(String field) {
    return new FieldChange(field, Optional.empty(), Optional.empty());
  }

  /// Whether the field is a secret, whose values are hidden.
  public boolean secret() {
    return from.isEmpty() && to.isEmpty();
  }
}
