package io.saletrail.settings.merchant.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.runtime.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Parses options. Absent options keep their value; `null` restores the default.
@ApplicationScoped
public class OptionsReader {
  private static final Map<String, Option> OPTIONS = OptionCatalogue.byName();

  private final ObjectMapper json;

  OptionsReader(ObjectMapper json) {
    this.json = json;
  }

  /// Parses the changes.
  ///
  /// @param errors receives the errors of invalid options
  /// @return the valid options
  public ObjectNode read(JsonNode options, List<FieldError> errors) {
    var changes = json.createObjectNode();
    if (!options.isObject()) {
      errors.add(new FieldError("options", "Must be an object."));
      return changes;
    }
    options
        .properties()
        .forEach(option -> read(option.getKey(), option.getValue(), changes, errors));
    return changes;
  }

  /// Every option with its default.
  public ObjectNode defaults() {
    return json.valueToTree(MerchantOptions.defaults());
  }

  /// The options after a change.
  public MerchantOptions apply(ObjectNode changes, MerchantOptions before) {
    ObjectNode after = json.valueToTree(before);
    var defaults = defaults();
    changes
        .properties()
        .forEach(
            change ->
                after.set(
                    change.getKey(),
                    change.getValue().isNull()
                        ? defaults.get(change.getKey())
                        : change.getValue()));
    return json.convertValue(after, MerchantOptions.class);
  }

  private static void read(
      String name, JsonNode value, ObjectNode changes, List<FieldError> errors) {
    var option = OPTIONS.get(name);
    if (option == null) {
      var names = String.join(", ", OptionCatalogue.names());
      errors.add(new FieldError("options", "Unknown option. Known options: " + names));
    } else if (value.isNull()) {
      changes.set(name, value);
    } else {
      option
          .rule()
          .fault(value)
          .ifPresentOrElse(
              fault -> errors.add(new FieldError("options." + name, fault)),
              () -> changes.set(name, value));
    }
  }
}
