package io.saletrail.settings.console.form;

import io.saletrail.settings.merchant.options.Option;
import io.saletrail.settings.merchant.options.Option.Choice;
import io.saletrail.settings.merchant.options.Option.Kind;
import java.util.List;

/// One option as a field of a form.
///
/// @param error its error; empty when valid
/// @param focus whether it is the first invalid field
public record Field(Option option, String value, String error, boolean focus) {

  /// Its name in the form and in errors.
  static String nameOf(Option option) {
    return "options." + option.name();
  }

  public String name() {
    return nameOf(option);
  }

  /// Its ID in HTML.
  public String id() {
    return name().replace('.', '-');
  }

  public String label() {
    return option.label();
  }

  public String hint() {
    return option.hint();
  }

  public Kind kind() {
    return option.kind();
  }

  public List<Choice> choices() {
    return option.choices();
  }
}
