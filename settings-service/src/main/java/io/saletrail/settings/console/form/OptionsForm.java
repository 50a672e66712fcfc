package io.saletrail.settings.console.form;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.access.audit.FieldChange;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.options.Option;
import io.saletrail.settings.merchant.options.OptionCatalogue;
import io.saletrail.settings.merchant.options.OptionCatalogue.Section;
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
/// @param version the version of the settings that the form starts from
/// @param conflicts what was saved meanwhile and differs from the input
public record OptionsForm(
    List<Group> groups, int errorCount, long version, List<Conflict> conflicts) {

  /// Fields of one topic.
  public record Group(String title, List<Field> fields) {}

  /// The saved values, or the defaults.
  public static OptionsForm saved(Optional<SettingsResponse> settings) {
    return form(texts(settings), Map.of(), settings);
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
    return form(values, messages, settings);
  }

  /// The input beside what was saved meanwhile.
  public OptionsForm conflicting(List<FieldChange> changes) {
    return new OptionsForm(
        groups, errorCount, version, changes.stream().map(Conflict::of).toList());
  }

  private static Map<String, String> texts(Optional<SettingsResponse> settings) {
    var options = settings.map(SettingsResponse::options).orElseGet(MerchantOptions::defaults);
    return OptionCatalogue.options()
        .collect(Collectors.toMap(Field::nameOf, option -> option.text(options)));
  }

  private static OptionsForm form(
      Map<String, String> values,
      Map<String, String> messages,
      Optional<SettingsResponse> settings) {
    var first =
        OptionCatalogue.options()
            .map(Field::nameOf)
            .filter(messages::containsKey)
            .findFirst()
            .orElse("");
    var groups =
        OptionCatalogue.SECTIONS.stream()
            .map(section -> fill(section, values, messages, first))
            .toList();
    return new OptionsForm(
        groups, messages.size(), settings.map(SettingsResponse::version).orElse(0L), List.of());
  }

  private static Group fill(
      Section section, Map<String, String> values, Map<String, String> messages, String first) {
    var fields =
        section.options().stream().map(option -> fill(option, values, messages, first)).toList();
    return new Group(section.title(), fields);
  }

  private static Field fill(
      Option option, Map<String, String> values, Map<String, String> messages, String first) {
    var name = Field.nameOf(option);
    return new Field(
        option, values.getOrDefault(name, ""), messages.getOrDefault(name, ""), name.equals(first));
  }
}
