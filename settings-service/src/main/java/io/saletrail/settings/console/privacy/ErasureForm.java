package io.saletrail.settings.console.privacy;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.request.erasure.ErasureRequest;
import io.saletrail.settings.request.erasure.ErasureScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed, and what is wrong with it.
///
/// @param confirm what is about to be erased, as a question; empty before it was typed
public record ErasureForm(
    String email,
    String customer,
    String exported,
    List<Question> confirm,
    List<FieldError> errors) {
  static final ErasureForm EMPTY = new ErasureForm("", "", "", List.of(), List.of());

  /// The second question before an erasure.
  public record Question(String subject, String text, String button) {}

  static ErasureForm of(ErasureRequest request, List<FieldError> errors) {
    return new ErasureForm(
        request.email().orElse(""), request.customer().orElse(""), "", List.of(), errors);
  }

  static ErasureForm of(FieldError error) {
    return new ErasureForm("", "", "", List.of(), List.of(error));
  }

  /// Valid, and not confirmed yet.
  static ErasureForm asking(ErasureRequest request, ErasureScope scope) {
    return new ErasureForm(
        request.email().orElse(""),
        request.customer().orElse(""),
        "",
        List.of(question(scope)),
        List.of());
  }

  private static Question question(ErasureScope scope) {
    return switch (scope) {
      case ErasureScope.Buyer _ ->
          new Question("BUYER", "Erase this buyer?", "Erase buyer permanently");
      case ErasureScope.Merchant _ ->
          new Question("MERCHANT", "Erase this merchant?", "Erase merchant permanently");
    };
  }

  /// The errors of an export, whose only field is the address.
  static ErasureForm ofExport(@Nullable String email, List<FieldError> errors) {
    return new ErasureForm(
        "",
        "",
        email == null ? "" : email,
        List.of(),
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
