package io.saletrail.stack;

import io.saletrail.sandbox.infrastructure.EmbeddedPostgres;
import io.saletrail.sandbox.trackdesk.tenant.RateRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The configuration of a local stack.
///
/// @param root the project folder, which holds the built services
/// @param folder for data and logs
/// @param rate the rate limit of the Trackdesk stand-in's tenants
/// @param options JVM options of each service
/// @param training whether the services write their AOT caches when they stop
/// @param brokerApart whether Kafka is a process of its own, which can be killed
/// @param database settings of PostgreSQL, as `name=value`
public record StackConfig(
    Path root,
    Path folder,
    Ports ports,
    RateRule rate,
    List<String> options,
    boolean training,
    boolean brokerApart,
    List<String> database) {

  /// A service has to fit into 256 MiB. The serial collector needs the least memory beside the
  /// heap.
  private static final List<String> PRODUCTION_JVM =
      List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  /// C1 only: four JVMs that start in parallel need half the time.
  private static final List<String> FAST_START =
      Stream.concat(PRODUCTION_JVM.stream(), Stream.of("-XX:TieredStopAtLevel=1")).toList();

  /// For `make run`: the documented ports, data kept between runs.
  public static StackConfig persistent(Path root) {
    return new StackConfig(
        root,
        root.resolve(".stack"),
        Ports.defaults(),
        RateRule.BUSINESS,
        FAST_START,
        false,
        false,
        List.of());
  }

  /// For one use: free ports and a folder that is deleted afterwards.
  public static StackConfig temporary(Path root, Path folder) {
    return new StackConfig(
        root, folder, Ports.free(), RateRule.BUSINESS, FAST_START, false, false, List.of());
  }

  public StackConfig with(RateRule rule) {
    return new StackConfig(root, folder, ports, rule, options, training, brokerApart, database);
  }

  /// Adds JVM options.
  public StackConfig with(List<String> more) {
    return withJvm(Stream.concat(options.stream(), more.stream()).toList());
  }

  /// For measurements: compiled as in production.
  public StackConfig withProductionJvm() {
    return withJvm(PRODUCTION_JVM);
  }

  /// With Kafka in a process of its own, which can be killed.
  public StackConfig withBrokerApart() {
    return new StackConfig(root, folder, ports, rate, options, training, true, database);
  }

  /// With PostgreSQL counting its statements.
  public StackConfig withStatementsCounted() {
    return withDatabase("shared_preload_libraries=pg_stat_statements");
  }

  /// With a PostgreSQL that survives kills, but no power failure.
  public StackConfig withoutFsync() {
    return withDatabase(EmbeddedPostgres.WITHOUT_FSYNC);
  }

  private StackConfig withDatabase(String setting) {
    return new StackConfig(
        root, folder, ports, rate, options, training, brokerApart, List.of(setting));
  }

  private StackConfig withJvm(List<String> all) {
    return new StackConfig(root, folder, ports, rate, all, training, brokerApart, database);
  }

  /// For the run that writes the AOT caches.
  StackConfig asTraining() {
    return new StackConfig(root, folder, ports, rate, options, true, false, database);
  }

  /// Maven names it in tests; otherwise it is found above the working directory.
  public static Path projectRoot() {
    Optional<Path> named = Optional.ofNullable(System.getProperty("saletrail.root")).map(Path::of);
    return named
        .or(
            () ->
                Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                    .filter(folder -> Files.exists(folder.resolve("mvnw")))
                    .findFirst())
        .orElseThrow(() -> new StackFailure("Not inside the project folder"));
  }

  /// Checks that all services are built.
  ///
  /// @throws StackFailure naming the first service that is not built
  void requireBuilt() {
    for (Program program : Program.values()) {
      if (Files.notExists(jar(program))) {
        throw new StackFailure(
            "%s is not built: %s is missing. Run bin/build."
                .formatted(program.module(), jar(program)));
      }
    }
  }

  /// The JVM options of one service.
  List<String> jvm(Program program) {
    List<String> cache = training ? AotCache.write(jar(program)) : AotCache.use(jar(program));
    return Stream.concat(options.stream(), cache.stream()).toList();
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
