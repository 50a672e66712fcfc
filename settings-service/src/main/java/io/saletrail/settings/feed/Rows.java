package io.saletrail.settings.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// Many rows as one JSON parameter, for statements that read it with `jsonb_to_recordset`. Record
/// components become columns in snake case.
public final class Rows {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Rows() {}

  /// Runs a statement with all rows as parameter `:rows`.
  public static Uni<Void> write(Mutiny.Session session, String statement, List<?> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .createNativeQuery(statement)
        .setParameter("rows", json(rows))
        .executeUpdate()
        .replaceWithVoid();
  }

  private static String json(List<?> rows) {
    try {
      return JSON.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows that JSON cannot hold", e);
    }
  }
}
