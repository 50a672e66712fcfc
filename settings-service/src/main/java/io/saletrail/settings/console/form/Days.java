package io.saletrail.settings.console.form;

import io.saletrail.settings.problem.FieldError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two days of a form: what they hold, and what is wrong with them.
///
/// @param from the first day
/// @param to the last day, or the one after it: as the form says
public record Days(Day from, Day to) {

  /// One of them.
  ///
  /// @param fault what is wrong with it; empty where nothing is
  /// @param focus whether it is the first one to be put right
  public record Day(String value, String fault, boolean focus) {}

  /// Days that are good, or that nobody has typed.
  public static Days of(Object from, Object to) {
    return new Days(new Day(from.toString(), "", false), new Day(to.toString(), "", false));
  }

  /// Nothing chosen.
  public static Days none() {
    return of("", "");
  }

  /// What was typed, with what is wrong.
  ///
  /// @param first what the first field is called
  /// @param second what the second one is called
  public static Days typed(
      @Nullable String from,
      @Nullable String to,
      List<FieldError> errors,
      String first,
      String second) {
    var fromFault = fault(errors, first);
    var toFault = fault(errors, second);
    return new Days(
        new Day(text(from), fromFault, !fromFault.isEmpty()),
        new Day(text(to), toFault, fromFault.isEmpty() && !toFault.isEmpty()));
  }

  /// Whether one of them has to be put right.
  public boolean wrong() {
    return !from.fault().isEmpty() || !to.fault().isEmpty();
  }

  private static String text(@Nullable String typed) {
    return Optional.ofNullable(typed).orElse("");
  }

  private static String fault(List<FieldError> errors, String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::detail)
        .findFirst()
        .orElse("");
  }
}
