package io.saletrail.settings.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// A problem document (RFC 9457).
///
/// @param type the kind as a URN
/// @param title the kind in a few words
/// @param detail what is wrong in this request, and what to do
/// @param errors invalid fields
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  public static Problem of(ProblemKind kind, String detail) {
    return new Problem(kind.type(), kind.title(), kind.status(), detail, List.of());
  }

  /// A request with invalid fields.
  public static Problem invalid(List<FieldError> errors) {
    var kind = ProblemKind.INVALID_REQUEST;
    var detail =
        errors.size() == 1
            ? "Please correct the highlighted field."
            : errors.size() + " fields are invalid. Please correct them.";
    return new Problem(kind.type(), kind.title(), kind.status(), detail, List.copyOf(errors));
  }
}
