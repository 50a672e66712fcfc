package io.saletrail.runtime;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Turns `DATABASE_URL` into Quarkus's datasource properties. Runs before Flyway and Hibernate
/// start.
public class DatabaseUrlConfig implements ConfigSourceFactory {
  /// Above `application.properties` (250), below the environment (300).
  private static final int ORDINAL = 275;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    var value = context.getValue("DATABASE_URL");
    if (value == null || value.getValue() == null || value.getValue().isBlank()) {
      return List.of();
    }
    var properties = DatabaseUrl.of(value.getValue().strip()).properties();
    return List.of(new PropertiesConfigSource(properties, "DATABASE_URL", ORDINAL));
  }

  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(ORDINAL);
  }
}
