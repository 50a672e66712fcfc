package io.saletrail.settings.merchant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.settings.access.audit.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares settings before and after a change, field by field, for the audit trail. Options are
/// compared as JSON, so that new options are included automatically.
final class SettingsDiff {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private SettingsDiff() {}

  /// Settings before or after a change.
  record Side(Optional<String> tenant, String timeZone, MerchantOptions options) {}

  /// @param tokenReplaced whether a new personal token was sent; its value is never compared
  static List<FieldChange> between(Side before, Side after, boolean tokenReplaced) {
    var from = fields(before);
    var to = fields(after);
    var names = new LinkedHashSet<>(from.keySet());
    names.addAll(to.keySet());
    var changes = new ArrayList<FieldChange>();
    for (var name : names) {
      var change =
          new FieldChange(
              name, Optional.ofNullable(from.get(name)), Optional.ofNullable(to.get(name)));
      if (!change.from().equals(change.to())) {
        changes.add(change);
      }
    }
    if (tokenReplaced) {
      changes.add(FieldChange.secret("personalToken"));
    }
    return List.copyOf(changes);
  }

  private static Map<String, String> fields(Side side) {
    var fields = new LinkedHashMap<String, String>();
    side.tenant().ifPresent(tenant -> fields.put("trackdeskTenantId", tenant));
    fields.put("timeZone", side.timeZone());
    collect("options", JSON.valueToTree(side.options()), fields);
    return fields;
  }

  private static void collect(String name, JsonNode value, Map<String, String> fields) {
    if (value instanceof ObjectNode object) {
      object
          .properties()
          .forEach(each -> collect(name + "." + each.getKey(), each.getValue(), fields));
    } else if (!value.isNull()) {
      fields.put(name, value.isValueNode() ? value.asText() : value.toString());
    }
  }
}
