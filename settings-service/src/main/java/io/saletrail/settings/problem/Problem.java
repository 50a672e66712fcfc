package io.saletrail.settings.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// An error as RFC 9457 has it.
///
/// @param type names the kind of problem
/// @param title the kind in a few words
/// @param status the HTTP status
/// @param detail what happened here, and what helps
/// @param errors the fields at fault, where fields are
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

  /// A request with values that cannot be taken.
  public static Problem invalid(List<FieldError> errors) {
    var kind = ProblemKind.INVALID_INPUT;
    var detail =
        errors.size() == 1
            ? "One field has to be put right."
            : errors.size() + " fields have to be put right.";
    return new Problem(kind.type(), kind.title(), kind.status(), detail, List.copyOf(errors));
  }
}
