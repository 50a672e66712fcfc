package io.saletrail.settings.console.alert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.settings.alert.rules.AlertCause;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Converts the form of causes and times to the JSON of the API, so that the same rules validate
/// both.
final class AlertForm {
  static final String CAUSES = "causes";
  static final String WANTED = "wanted";
  static final String QUIET_FROM = "quietFrom";
  static final String QUIET_TO = "quietTo";

  private AlertForm() {}

  static ObjectNode read(MultivaluedMap<String, String> form) {
    var fields = JsonNodeFactory.instance.objectNode();
    var version = form.getFirst("version");
    if (version != null && version.matches("\\d{1,18}")) {
      fields.put("version", Long.parseLong(version));
    }
    if (form.containsKey(CAUSES)) {
      var wanted = Optional.ofNullable(form.get(WANTED)).orElse(List.of());
      var muted = fields.putArray("muted");
      Arrays.stream(AlertCause.values())
          .filter(cause -> !wanted.contains(cause.name()))
          .forEach(cause -> muted.add(cause.name()));
    }
    if (form.containsKey("digest")) {
      fields.put("digest", form.getFirst("digest"));
    }
    if (form.containsKey(QUIET_FROM) && form.containsKey(QUIET_TO)) {
      quietHours(form.getFirst(QUIET_FROM).strip(), form.getFirst(QUIET_TO).strip(), fields);
    }
    if (form.containsKey("minSales")) {
      minSales(form.getFirst("minSales").strip(), fields);
    }
    return fields;
  }

  /// Both empty: none.
  private static void quietHours(String from, String to, ObjectNode fields) {
    if (from.isEmpty() && to.isEmpty()) {
      fields.putNull("quietHours");
    } else {
      fields.putObject("quietHours").put("from", from).put("to", to);
    }
  }

  private static void minSales(String text, ObjectNode fields) {
    if (text.matches("\\d{1,9}")) {
      fields.put("minSales", Integer.parseInt(text));
    } else {
      // The rules reject it with a message about the valid range.
      fields.put("minSales", text);
    }
  }
}
