package io.saletrail.contracts.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.saletrail.contracts.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every record that is a fact, found in the compiled classes, so that new ones are included.
final class FactRecords {
  private FactRecords() {}

  static List<Class<? extends Fact>> all() {
    try {
      var location = Fact.class.getProtectionDomain().getCodeSource().getLocation();
      var root = Path.of(location.toURI());
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .map(root::relativize)
            .map(Path::toString)
            .filter(name -> name.endsWith(".class"))
            .map(name -> name.replace(".class", "").replace('/', '.'))
            .filter(name -> !name.endsWith("-info"))
            .map(FactRecords::load)
            .filter(type -> type.isRecord() && Fact.class.isAssignableFrom(type))
            .<Class<? extends Fact>>map(type -> type.asSubclass(Fact.class))
            .sorted(Comparator.comparing(Class::getName))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The sealed interface whose `type` field distinguishes the record; empty without one.
  static Optional<Class<? extends Fact>> family(Class<? extends Fact> fact) {
    return Arrays.stream(fact.getInterfaces())
        .filter(parent -> parent.isAnnotationPresent(JsonTypeInfo.class))
        .<Class<? extends Fact>>map(parent -> parent.asSubclass(Fact.class))
        .findFirst();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, FactRecords.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
