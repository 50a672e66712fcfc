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

/// One service as a process of its own, just as it runs in production.
final class ServiceProcess {

  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
  private static final int TAIL_LINES = 25;

  private final Program program;
  private final Process process;
  private final Path log;
  private final URI health;
  private final Watchdog warden;
  private final HttpClient http;

  private ServiceProcess(Program program, Process process, Path log, URI health, Watchdog warden) {
    this.program = program;
    this.process = process;
    this.log = log;
    this.health = health;
    this.warden = warden;
    this.http = HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).build();
  }

  /// Starts it without waiting for it.
  ///
  /// @param jar the service's `quarkus-run.jar`
  /// @param options of its JVM
  static ServiceProcess start(
      Program program,
      Path jar,
      List<String> options,
      Map<String, String> environment,
      Path log,
      URI address,
      Watchdog warden) {
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
      warden.watch(process.pid(), "TERM");
      URI health = address.resolve("/q/health/ready");
      return new ServiceProcess(program, process, log, health, warden);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + program.module(), e);
    }
  }

  Program program() {
    return program;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Whether it takes work.
  ///
  /// @throws HouseFailed when the process has ended, with the last lines of what it said
  boolean isReady() {
    if (!process.isAlive()) {
      throw died();
    }
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

  /// Zero where the operating system does not say.
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  StackFailure died() {
    return new StackFailure(
        "%s ended with code %d. The end of %s:%n%s"
            .formatted(program.module(), process.exitValue(), log, tail()));
  }

  /// The last lines of its log.
  String tail() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  /// Asks it to end.
  void beginStop() {
    process.destroy();
  }

  /// Waits until it has ended and ends it the hard way if it has not by then.
  void awaitStop(Instant deadline) {
    await(Duration.between(Instant.now(), deadline));
    kill();
  }

  /// As a power cut would: nothing is flushed, nothing is said.
  void kill() {
    process.destroyForcibly();
    await(KILL_LIMIT);
    warden.forget(process.pid());
  }

  private void await(Duration limit) {
    try {
      boolean _ = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
