package io.saletrail.stack;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// One of several copies of a service, each on its own port.
public final class Replica implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Supplier<ServiceProcess> start;
  private final Terminal terminal;
  private volatile ServiceProcess process;

  Replica(Supplier<ServiceProcess> start, Terminal terminal) {
    this(start.get(), start, terminal);
  }

  /// A replica that runs.
  ///
  /// @param process already started
  Replica(ServiceProcess process, Supplier<ServiceProcess> start, Terminal terminal) {
    this.process = process;
    this.start = start;
    this.terminal = terminal;
  }

  public Program program() {
    return process.program();
  }

  public URI address() {
    return process.address();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Whether its readiness probe succeeds.
  public boolean isUp() {
    return process.isUp();
  }

  /// Waits until it is ready.
  public void awaitReady() {
    new Readiness(List.of(process), terminal).await(_ -> {});
  }

  /// Kills it as `kill -9` does.
  public void kill() {
    process.kill();
  }

  /// CPU time that it has used since it started.
  public Duration processorTime() {
    return process.processorTime();
  }

  /// Starts it again, without waiting until it is ready.
  public void restart() {
    process = start.get();
  }

  /// Stops it gracefully.
  public void stop() {
    close();
  }

  @Override
  public void close() {
    ServiceProcess stopping = process;
    stopping.beginStop();
    stopping.awaitStop(Instant.now().plus(STOP_LIMIT));
  }
}
