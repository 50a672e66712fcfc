package io.saletrail.settings.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.saletrail.settings.merchant.options.Option;
import io.saletrail.settings.merchant.options.OptionCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/// Converts a form to the JSON of the API, so that the same rules validate both.
@ApplicationScoped
public class SettingsFormReader {
  private final ObjectMapper json;

  SettingsFormReader(ObjectMapper json) {
    this.json = json;
  }

  public ObjectNode read(MultivaluedMap<String, String> form) {
    var settings = json.createObjectNode();
    version(form.getFirst(SettingsForm.VERSION), settings);
    if (form.containsKey(SettingsForm.TENANT)) {
      settings.put(SettingsForm.TENANT, form.getFirst(SettingsForm.TENANT).strip());
    }
    if (form.containsKey(SettingsForm.ZONE)) {
      settings.put(SettingsForm.ZONE, form.getFirst(SettingsForm.ZONE).strip());
    }
    var token = form.getFirst(SettingsForm.TOKEN);
    // An empty field keeps the saved token.
    if (token != null && !token.isBlank()) {
      settings.put(SettingsForm.TOKEN, token.strip());
    }
    var options = json.createObjectNode();
    OptionCatalogue.options()
        .forEach(
            option -> {
              var text = form.getFirst(Field.nameOf(option));
              if (text != null) {
                put(options, option, text.strip());
              }
            });
    if (!options.isEmpty()) {
      settings.set("options", options);
    }
    return settings;
  }

  /// Forms of the console carry the version that they start from.
  private static void version(@Nullable String text, ObjectNode settings) {
    if (text != null && text.matches("\\d{1,18}")) {
      settings.put(SettingsForm.VERSION, Long.parseLong(text));
    }
  }

  private void put(ObjectNode options, Option option, String text) {
    var name = option.name();
    switch (option.kind()) {
      case NUMBER -> number(options, name, text);
      case LINES -> options.set(name, lines(text));
      case CHOICE -> choice(options, name, text);
      case TEXT -> {
        if (text.isEmpty()) {
          options.putNull(name);
        } else {
          options.put(name, text);
        }
      }
    }
  }

  private static void number(ObjectNode options, String name, String text) {
    try {
      options.put(name, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      // The rules reject it with a message about the valid range.
      options.put(name, text);
    }
  }

  private static void choice(ObjectNode options, String name, String text) {
    switch (text) {
      case "true" -> options.put(name, true);
      case "false" -> options.put(name, false);
      default -> options.put(name, text);
    }
  }

  /// Two lines of one product are kept as text, which the rules reject.
  private JsonNode lines(String text) {
    var types = json.createObjectNode();
    var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    lines.forEach(line -> line(line, types));
    return types.size() == lines.size() ? types : TextNode.valueOf(text);
  }

  private static void line(String line, ObjectNode types) {
    var separator = line.indexOf('=');
    if (separator < 0) {
      types.put(line, "");
    } else {
      types.put(line.substring(0, separator).strip(), line.substring(separator + 1).strip());
    }
  }
}
