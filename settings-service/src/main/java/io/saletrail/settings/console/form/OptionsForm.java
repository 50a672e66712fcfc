package io.saletrail.settings.console.form;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.merchant.SettingsResponse;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The options form: the saved values, or the input with its errors.
///
/// @param groups the fields by topic
/// @param errorCount number of invalid fields
public record OptionsForm(List<Group> groups, int errorCount) {

  /// Fields of one topic.
  public record Group(String title, List<Field> fields) {}

  /// The saved values, or the defaults.
  public static OptionsForm saved(Optional<SettingsResponse> settings) {
    return form(texts(settings), Map.of());
  }

  /// The input with its errors.
  public static OptionsForm typed(
      MultivaluedMap<String, String> typed,
      List<FieldError> errors,
      Optional<SettingsResponse> settings) {
    var values = new LinkedHashMap<>(texts(settings));
    typed.forEach((name, texts) -> values.put(name, texts.getFirst()));
    var messages =
        errors.stream()
            .collect(
                Collectors.toMap(FieldError::field, FieldError::detail, (first, second) -> first));
    return form(values, messages);
  }

  private static Map<String, String> texts(Optional<SettingsResponse> settings) {
    return OptionTexts.of(
        settings.map(SettingsResponse::options).orElseGet(MerchantOptions::defaults));
  }

  private static OptionsForm form(Map<String, String> values, Map<String, String> messages) {
    var first =
        OptionFields.GROUPS.stream()
            .flatMap(group -> group.fields().stream())
            .map(Field::name)
            .filter(messages::containsKey)
            .findFirst()
            .orElse("");
    var groups =
        OptionFields.GROUPS.stream().map(group -> fill(group, values, messages, first)).toList();
    return new OptionsForm(groups, messages.size());
  }

  private static Group fill(
      Group group, Map<String, String> values, Map<String, String> messages, String first) {
    var fields =
        group.fields().stream().map(field -> fill(field, values, messages, first)).toList();
    return new Group(group.title(), fields);
  }

  private static Field fill(
      Field field, Map<String, String> values, Map<String, String> messages, String first) {
    return field.filled(
        values.getOrDefault(field.name(), ""),
        messages.getOrDefault(field.name(), ""),
        field.name().equals(first));
  }
}
