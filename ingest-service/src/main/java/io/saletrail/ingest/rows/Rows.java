package io.saletrail.ingest.rows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Collection;

/// Converts records to rows: `camelCase` components become `snake_case` columns, absent values
/// become null.
///
/// Any number of rows travels as one JSON parameter for `jsonb_to_recordset`, so a statement has
/// one text and one plan.
public final class Rows {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private Rows() {}

  /// The rows as one parameter. Strings become an array of strings.
  public static String write(Collection<?> rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows that JSON cannot hold", e);
    }
  }
}
