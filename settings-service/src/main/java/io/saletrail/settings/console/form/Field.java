package io.saletrail.settings.console.form;

import java.util.List;

/// One field of a form.
///
/// @param name as the API writes it
/// @param label what it is called
/// @param hint what it does
/// @param kind how it is entered
/// @param value what it holds
/// @param fault what is wrong with it; empty where nothing is
/// @param choices what can be chosen, where that is limited
/// @param focus whether it is the first one to be put right
public record Field(
    String name,
    String label,
    String hint,
    Kind kind,
    String value,
    String fault,
    List<Choice> choices,
    boolean focus) {

  /// How a field is entered.
  public enum Kind {
    TEXT,
    NUMBER,
    LINES,
    CHOICE
  }

  /// One of several values.
  public record Choice(String value, String text) {}

  /// A text that holds an id in HTML.
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
