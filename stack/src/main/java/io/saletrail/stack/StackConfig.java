package io.saletrail.stack;

import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What kind of house to start.
///
/// @param root the project's folder, where the built services are
/// @param folder where the house keeps its data and logs
/// @param rate how many calls a second Trackdesk's tenants allow
/// @param options of each service's JVM
public record StackConfig(
    Path root, Path folder, Ports ports, RateRule rate, List<String> options) {

  /// A service is to be at home in 256 MiB; the serial collector needs the least beside the
  /// heap.
  private static final List<String> LASTING_LOAD =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  /// The first compiler alone: four JVMs that start side by side need half the time that way.
  private static final List<String> QUICK_START =
      Stream.concat(LASTING_LOAD.stream(), Stream.of("-XX:TieredStopAtLevel=1")).toList();

  /// The house of `make run`: the ports of the documentation, data kept between runs.
  public static StackConfig lasting(Path root) {
    return new StackConfig(
        root, root.resolve(".stack"), Ports.usual(), RateRule.BUSINESS, QUICK_START);
  }

  /// A house of its own, for one use.
  public static StackConfig passing(Path root, Path folder) {
    return new StackConfig(root, folder, Ports.free(), RateRule.BUSINESS, QUICK_START);
  }

  public StackConfig with(RateRule rule) {
    return new StackConfig(root, folder, ports, rule, options);
  }

  /// With these options for each service's JVM as well.
  public StackConfig with(List<String> more) {
    return new StackConfig(
        root, folder, ports, rate, Stream.concat(options.stream(), more.stream()).toList());
  }

  /// For measurements: compiled as in production.
  public StackConfig forLastingLoad() {
    return new StackConfig(root, folder, ports, rate, LASTING_LOAD);
  }

  /// The project's folder: named by Maven in tests, else found above the working directory.
  public static Path projectRoot() {
    Optional<Path> named = Optional.ofNullable(System.getProperty("house.root")).map(Path::of);
    return named
        .or(
            () ->
                Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve("mvnw")))
                    .findFirst())
        .orElseThrow(() -> new StackFailure("Start it within the project's folder"));
  }

  /// Says what is missing before anything is started.
  void requireBuilt() {
    for (Program program : Program.values()) {
      if (Files.notExists(jar(program))) {
        throw new StackFailure(
            "%s is not built: %s is missing (bin/build makes it)"
                .formatted(program.module(), jar(program)));
      }
    }
  }

  Path jar(Program program) {
    return root.resolve(program.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  Path log(Program program) {
    return folder.resolve("logs").resolve(program.module() + ".log");
  }

  Path replicaLog(Program program) {
    return folder.resolve("logs").resolve(program.module() + "-2.log");
  }
}
