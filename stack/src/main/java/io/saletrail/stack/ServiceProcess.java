package io.saletrail.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One service as a separate process, as it runs in production.
final class ServiceProcess {

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
  private static final int TAIL_LINES = 25;

  private final Program program;
  private final Process process;
  private final Path log;
  private final URI address;
  private final Watchdog watchdog;
  private final HttpClient http;

  private ServiceProcess(
      Program program, Process process, Path log, URI address, Watchdog watchdog) {
    this.program = program;
    this.process = process;
    this.log = log;
    this.address = address;
    this.watchdog = watchdog;
    this.http = HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).build();
  }

  /// Starts the process without waiting until it is ready.
  ///
  /// @param jar the service's `quarkus-run.jar`
  /// @param options JVM options
  static ServiceProcess start(
      Program program,
      Path jar,
      List<String> options,
      Map<String, String> environment,
      Path log,
      URI address,
      Watchdog watchdog) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      watchdog.watch(process.pid(), "TERM");
      return new ServiceProcess(program, process, log, address, watchdog);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + program.module(), e);
    }
  }

  Program program() {
    return program;
  }

  URI address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Whether the readiness probe succeeds.
  ///
  /// @throws StackFailure with the last lines of the log, when the process has exited
  boolean isReady() {
    if (!process.isAlive()) {
      throw died();
    }
    return isUp();
  }

  /// Whether the readiness probe succeeds; not, when the process has exited.
  boolean isUp() {
    URI health = address.resolve("/q/health/ready");
    HttpRequest request = HttpRequest.newBuilder(health).timeout(PROBE_LIMIT).build();
    try {
      HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Zero where the operating system does not report it.
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  StackFailure died() {
    if (isOfAnotherBuild(tail())) {
      return new StackFailure(
          "%s refuses data of another build, with other migrations. `make clean` deletes it. Log: %s"
              .formatted(program.module(), log));
    }
    return new StackFailure(
        "%s exited with code %d. Last lines of %s:%n%s"
            .formatted(program.module(), process.exitValue(), log, tail()));
  }

  /// Whether Flyway refused the database: nothing is released yet, so migrations still change.
  static boolean isOfAnotherBuild(String log) {
    return log.contains("Migration checksum mismatch")
        || log.contains("Detected applied migration not resolved locally");
  }

  String tail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  /// Sends SIGTERM.
  void beginStop() {
    process.destroy();
  }

  /// Waits until the process has exited, and kills it at the deadline.
  void awaitStop(Instant deadline) {
    await(Duration.between(Instant.now(), deadline));
    kill();
  }

  /// SIGKILL: no shutdown code runs.
  void kill() {
    process.destroyForcibly();
    await(KILL_LIMIT);
    watchdog.unwatch(process.pid());
  }

  private void await(Duration limit) {
    try {
      boolean _ = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
