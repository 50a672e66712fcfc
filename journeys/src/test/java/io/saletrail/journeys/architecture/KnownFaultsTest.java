package io.saletrail.journeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No service ships a library with a fault of `deploy/known-faults.txt`.
class KnownFaultsTest {
  private static final Path LIST = Path.of("../deploy/known-faults.txt");

  private static final List<String> SERVICES =
      List.of("ingest-service", "conversion-service", "trackdesk-publisher", "settings-service");

  /// As Quarkus names them: `group.artifact-version.jar`.
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^-]*(?:-[^-]+)*)\\.jar");

  /// A library that a service ships.
  record Shipped(String service, String name, Version version) {}

  /// A row of the list.
  record Fault(String artifact, String fixedIn, String ids, String acceptedBecause) {
    static Fault read(String line) {
      var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
      return new Fault(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    boolean concerns(Shipped library) {
      return library.name().equals(artifact.replace(':', '.'))
          && library.version().compareTo(Version.parse(fixedIn)) < 0;
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void noServiceShipsTheFault(Fault fault) throws IOException {
    var concerned = shipped().stream().filter(fault::concerns).toList();

    if (fault.acceptedBecause().isEmpty()) {
      assertThat(concerned).as("%s, fixed in %s", fault.ids(), fault.fixedIn()).isEmpty();
    } else {
      assertThat(concerned).as("%s is fixed: remove its reason", fault.ids()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theListNamesAShippedLibrary(Fault fault) throws IOException {
    assertThat(shipped())
        .extracting(Shipped::name)
        .as("%s is no longer shipped: remove the row", fault.artifact())
        .contains(fault.artifact().replace(':', '.'));
  }

  @Test
  void anOlderVersionIsFound() {
    var fault = Fault.read("io.netty:netty-codec-http | 4.1.138.Final | CVE-0 |");

    assertThat(fault.concerns(library("io.netty.netty-codec-http-4.1.130.Final.jar"))).isTrue();
    assertThat(fault.concerns(library("io.netty.netty-codec-http-4.1.138.Final.jar"))).isFalse();
    assertThat(fault.concerns(library("io.netty.netty-codec-http-4.1.140.Final.jar"))).isFalse();
    assertThat(fault.concerns(library("io.netty.netty-codec-http2-4.1.130.Final.jar"))).isFalse();
  }

  private static Shipped library(String jar) {
    return read("a service", jar).orElseThrow();
  }

  static List<Fault> faults() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(Fault::read)
        .toList();
  }

  private static List<Shipped> shipped() throws IOException {
    var all = Stream.<Shipped>builder();
    for (var service : SERVICES) {
      for (var folder : List.of("boot", "main")) {
        var lib = Path.of("..", service, "target", "quarkus-app", "lib", folder);
        try (var jars = Files.list(lib)) {
          jars.map(jar -> read(service, jar.getFileName().toString()))
              .flatMap(Optional::stream)
              .forEach(all);
        }
      }
    }
    return all.build().toList();
  }

  private static Optional<Shipped> read(String service, String jar) {
    var parts = JAR.matcher(jar);
    return parts.matches()
        ? Optional.of(new Shipped(service, parts.group(1), Version.parse(parts.group(2))))
        : Optional.empty();
  }
}
