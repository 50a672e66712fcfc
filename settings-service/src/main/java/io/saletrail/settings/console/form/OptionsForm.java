package io.saletrail.settings.console.form;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.problem.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The options as a page shows them: what is saved, or what was typed with what is wrong.
///
/// @param groups the fields, by the question that they answer
/// @param faults how many fields are wrong
public record OptionsForm(List<Group> groups, int faults) {

  /// Fields that answer one question.
  public record Group(String title, List<Field> fields) {}

  /// What is saved, or the defaults.
  public static OptionsForm saved(Optional<SettingsResponse> settings) {
    return form(texts(settings), Map.of());
  }

  /// What was typed, with what is wrong.
  public static OptionsForm typed(
      MultivaluedMap<String, String> typed,
      List<FieldError> errors,
      Optional<SettingsResponse> settings) {
    var values = new LinkedHashMap<>(texts(settings));
    typed.forEach((name, texts) -> values.put(name, texts.getFirst()));
    var faults =
        errors.stream()
            .collect(
                Collectors.toMap(FieldError::field, FieldError::detail, (first, second) -> first));
    return form(values, faults);
  }

  private static Map<String, String> texts(Optional<SettingsResponse> settings) {
    return OptionTexts.of(
        settings.map(SettingsResponse::options).orElseGet(MerchantOptions::defaults));
  }

  private static OptionsForm form(Map<String, String> values, Map<String, String> faults) {
    var first =
        OptionFields.GROUPS.stream()
            .flatMap(group -> group.fields().stream())
            .map(Field::name)
            .filter(faults::containsKey)
            .findFirst()
            .orElse("");
    var groups =
        OptionFields.GROUPS.stream().map(group -> fill(group, values, faults, first)).toList();
    return new OptionsForm(groups, faults.size());
  }

  private static Group fill(
      Group group, Map<String, String> values, Map<String, String> faults, String first) {
    var fields = group.fields().stream().map(field -> fill(field, values, faults, first)).toList();
    return new Group(group.title(), fields);
  }

  private static Field fill(
      Field field, Map<String, String> values, Map<String, String> faults, String first) {
    return field.filled(
        values.getOrDefault(field.name(), ""),
        faults.getOrDefault(field.name(), ""),
        field.name().equals(first));
  }
}
