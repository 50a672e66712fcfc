package io.saletrail.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// A second copy of a service, on its own port.
public final class Replica implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Supplier<ServiceProcess> start;
  private final Terminal terminal;
  private ServiceProcess process;

  Replica(Supplier<ServiceProcess> start, Terminal terminal) {
    this.start = start;
    this.terminal = terminal;
    this.process = start.get();
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

  @Override
  public void close() {
    process.beginStop();
    process.awaitStop(Instant.now().plus(STOP_LIMIT));
  }
}
