package io.saletrail.settings.console.key;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.access.caller.KeyScope;
import io.saletrail.settings.access.key.KeyRequest;
import java.util.Arrays;
import java.util.List;

/// What was typed, and what is wrong with it.
public record KeyForm(
    String name, List<Choice> scopes, String expiresInDays, List<FieldError> errors) {
  /// Most programs only read, and a forgotten key should end.
  static final KeyForm EMPTY = new KeyForm("", choices(List.of("READ")), "90", List.of());

  /// A scope as a checkbox.
  public record Choice(String value, String text, boolean chosen) {}

  static KeyForm of(KeyRequest request, List<FieldError> errors) {
    return new KeyForm(
        request.name().orElse(""),
        choices(request.scopes().orElseGet(List::of)),
        request.expiresInDays().orElse(""),
        errors);
  }

  /// The error of a field; empty if it is valid.
  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::detail)
        .findFirst()
        .orElse("");
  }

  static String text(KeyScope scope) {
    return switch (scope) {
      case READ -> "Read";
      case SETTINGS -> "Change settings and alerts";
      case OPERATE -> "Start checks, re-sends and backfills";
      case PRIVACY -> "Erase and export personal data";
    };
  }

  private static List<Choice> choices(List<String> chosen) {
    return Arrays.stream(KeyScope.values())
        .map(scope -> new Choice(scope.name(), text(scope), chosen.contains(scope.name())))
        .toList();
  }
}
