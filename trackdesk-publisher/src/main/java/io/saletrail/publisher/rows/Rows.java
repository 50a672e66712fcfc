package io.saletrail.publisher.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;

/// Records as rows: `camelCase` components become `snake_case` columns.
///
/// Any number of rows travels as one JSON parameter and is unfolded by `jsonb_to_recordset`, so a
/// statement has one text and one plan however many rows it writes.
public final class Rows {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Rows() {}

  /// The rows as one parameter.
  public static String write(Collection<?> rows) {
    return json(rows);
  }

  /// One row as one parameter.
  public static String write(Record row) {
    return json(row);
  }

  /// One row as `to_jsonb` gives it.
  public static <T> T read(String row, Class<T> type) {
    try {
      return JSON.readValue(row, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row that is no " + type.getSimpleName(), e);
    }
  }

  private static String json(Object rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows that JSON cannot hold", e);
    }
  }
}
