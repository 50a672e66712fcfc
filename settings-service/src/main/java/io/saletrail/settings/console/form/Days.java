package io.saletrail.settings.console.form;

import io.saletrail.runtime.problem.FieldError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The date range of a form, with its errors.
///
/// @param from the first date
/// @param to the last date, or the date after it, as labelled in the form
public record Days(Day from, Day to) {

  /// One date.
  ///
  /// @param error its error; empty when valid
  /// @param focus whether it is the first invalid field
  public record Day(String value, String error, boolean focus) {}

  /// A valid or proposed date range.
  public static Days of(Object from, Object to) {
    return new Days(new Day(from.toString(), "", false), new Day(to.toString(), "", false));
  }

  /// An empty date range.
  public static Days none() {
    return of("", "");
  }

  /// The input with its errors.
  ///
  /// @param first name of the first field
  /// @param second name of the second field
  public static Days typed(
      @Nullable String from,
      @Nullable String to,
      List<FieldError> errors,
      String first,
      String second) {
    var fromError = error(errors, first);
    var toError = error(errors, second);
    return new Days(
        new Day(text(from), fromError, !fromError.isEmpty()),
        new Day(text(to), toError, fromError.isEmpty() && !toError.isEmpty()));
  }

  /// Whether one of the dates is invalid.
  public boolean invalid() {
    return !from.error().isEmpty() || !to.error().isEmpty();
  }

  private static String text(@Nullable String typed) {
    return Optional.ofNullable(typed).orElse("");
  }

  private static String error(List<FieldError> errors, String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::detail)
        .findFirst()
        .orElse("");
  }
}
