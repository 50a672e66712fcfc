package io.saletrail.settings.console.form;

import java.util.List;

/// One field of a form.
///
/// @param name as in the API
/// @param hint one sentence about its effect
/// @param error its error; empty when valid
/// @param choices the values of a selection; empty for other kinds
/// @param focus whether it is the first invalid field
public record Field(
    String name,
    String label,
    String hint,
    Kind kind,
    String value,
    String error,
    List<Choice> choices,
    boolean focus) {

  /// The input type of a field.
  public enum Kind {
    TEXT,
    NUMBER,
    LINES,
    CHOICE
  }

  /// One of several values.
  public record Choice(String value, String text) {}

  /// Its ID in HTML.
  public String id() {
    return name.replace('.', '-');
  }

  /// The option's name in the API, where the field is one.
  public String option() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  Field filled(String typed, String wrong, boolean first) {
    return new Field(name, label, hint, kind, typed, wrong, choices, first);
  }
}
