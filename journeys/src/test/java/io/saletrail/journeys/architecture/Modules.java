package io.saletrail.journeys.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The modules of the project and their compiled classes.
///
/// Classes are read from the modules' `target` folders, so that this module need not depend on
/// them: Quarkus applications are no libraries.
final class Modules {
  static final String ROOT = "io.saletrail";

  /// A service.
  ///
  /// @param folder its module
  /// @param noun the last part of its root package
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

  static final List<String> MECHANISMS = List.of("contracts", "encryption", "outbox", "runtime");

  /// Not in production.
  static final List<String> TOOLS = List.of("sandbox", "stack");

  /// Every module with main code, by folder.
  static final List<String> ALL =
      Stream.of(MECHANISMS, SERVICES.stream().map(Service::folder).toList(), TOOLS)
          .flatMap(List::stream)
          .toList();

  static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(ALL.stream().map(Modules::compiled).toList());

  private Modules() {}

  /// The test classes of all modules, as far as they are compiled.
  static JavaClasses testClasses() {
    return new ClassFileImporter()
        .importPaths(
            Stream.concat(ALL.stream(), Stream.of("journeys"))
                .map(module -> Path.of("..", module, "target", "test-classes"))
                .filter(Files::isDirectory)
                .toList());
  }

  private static Path compiled(String module) {
    var classes = Path.of("..", module, "target", "classes");
    if (!Files.isDirectory(classes)) {
      throw new AssertionError(module + " is not compiled. Run ./mvnw compile in the root folder.");
    }
    return classes;
  }
}
