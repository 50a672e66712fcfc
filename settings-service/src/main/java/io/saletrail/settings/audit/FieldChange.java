package io.saletrail.settings.audit;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of one field. Of a secret neither value is known: it was replaced, and no more.
///
/// @param field its name as the API writes it, `options.recurringLimit`
/// @param from absent where there was nothing
/// @param to absent where there is nothing any more
@Schema(
    name = "FieldChange",
    description = "What became of one field. A secret has neither from nor to: it was replaced.")
public record FieldChange(String field, Optional<String> from, Optional<String> to) {
  /// A secret was replaced.
  public static FieldChange secret(String field) {
    return new FieldChange(field, Optional.empty(), Optional.empty());
  }

  /// Whether its values are nobody's to see.
  public boolean secret() {
    return from.isEmpty() && to.isEmpty();
  }
}
