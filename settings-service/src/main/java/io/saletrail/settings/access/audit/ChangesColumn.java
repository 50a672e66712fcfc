package io.saletrail.settings.access.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;

/// Changed fields as JSON in one column: written once and read together.
final class ChangesColumn {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

  private ChangesColumn() {}

  static String write(List<FieldChange> changes) {
    try {
      return JSON.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes that JSON cannot hold", e);
    }
  }

  static List<FieldChange> read(String column) {
    try {
      return JSON.readValue(column, CHANGES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes in the database that cannot be read", e);
    }
  }
}
