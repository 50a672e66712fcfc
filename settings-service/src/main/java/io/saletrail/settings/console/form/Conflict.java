package io.saletrail.settings.console.form;

import io.saletrail.settings.access.audit.FieldChange;
import io.saletrail.settings.merchant.options.Option;
import io.saletrail.settings.merchant.options.OptionCatalogue;

/// A field that differs from what was saved meanwhile.
///
/// @param label the field's label
/// @param now the saved value
/// @param yours the value in the form
public record Conflict(String label, String now, String yours) {

  public static Conflict of(FieldChange change) {
    return new Conflict(
        label(change.field()),
        change.from().map(Conflict::shown).orElse("empty"),
        change.secret() ? "a new one" : change.to().map(Conflict::shown).orElse("empty"));
  }

  private static String label(String field) {
    return switch (field) {
      case SettingsForm.TENANT -> "Tenant ID";
      case SettingsForm.ZONE -> "Time zone";
      case SettingsForm.TOKEN -> "Personal token";
      default ->
          OptionCatalogue.options()
              .filter(option -> field.startsWith("options." + option.name()))
              .findFirst()
              .map(Option::label)
              .orElse(field);
    };
  }

  private static String shown(String value) {
    return switch (value) {
      case "true" -> "Yes";
      case "false" -> "No";
      default -> value;
    };
  }
}
