package io.saletrail.settings.console.privacy;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.request.erasure.ErasureRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed, and what is wrong with it.
public record ErasureForm(String email, String customer, String exported, List<FieldError> errors) {
  static final ErasureForm EMPTY = new ErasureForm("", "", "", List.of());

  static ErasureForm of(ErasureRequest request, List<FieldError> errors) {
    return new ErasureForm(request.email().orElse(""), request.customer().orElse(""), "", errors);
  }

  static ErasureForm of(FieldError error) {
    return new ErasureForm("", "", "", List.of(error));
  }

  /// The errors of an export, whose only field is the address.
  static ErasureForm ofExport(@Nullable String email, List<FieldError> errors) {
    return new ErasureForm(
        "",
        "",
        email == null ? "" : email,
        errors.stream().map(error -> new FieldError("exported", error.detail())).toList());
  }

  /// The error of a field; empty if it is valid.
  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::detail)
        .findFirst()
        .orElse("");
  }
}
