package io.saletrail.journeys.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The modules of the house and the root package of each.
///
/// Classes are read from the modules' `target/classes`, so that this module depends on none of
/// them: Quarkus applications are no libraries.
final class Modules {
  static final String ROOT = "io.saletrail";

  /// A service: its folder and the last part of its root package.
  record Service(String folder, String noun) {
    String packages() {
      return ROOT + "." + noun + "..";
    }
  }

  static final List<Service> SERVICES =
      List.of(
          new Service("ingest-service", "ingest"),
          new Service("conversion-service", "conversion"),
          new Service("trackdesk-publisher", "publisher"),
          new Service("settings-service", "settings"));

  static final List<String> MECHANISMS = List.of("contracts", "outbox");

  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              Stream.concat(
                      Stream.concat(MECHANISMS.stream(), Stream.of("sandbox")),
                      SERVICES.stream().map(Service::folder))
                  .map(Modules::compiled)
                  .toList());

  private Modules() {}

  private static Path compiled(String module) {
    var classes = Path.of("..", module, "target", "classes");
    if (!Files.isDirectory(classes)) {
      throw new AssertionError(
          module + " is not compiled. Run ./mvnw compile in the project's folder first.");
    }
    return classes;
  }
}
