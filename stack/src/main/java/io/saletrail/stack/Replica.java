package io.saletrail.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// One more copy of a service beside the first, on a port of its own.
public final class Replica implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final Supplier<ServiceProcess> start;
  private final Terminal screen;
  private ServiceProcess process;

  Replica(Supplier<ServiceProcess> start, Terminal screen) {
    this.start = start;
    this.screen = screen;
    this.process = start.get();
  }

  /// Waits until it takes work.
  public void awaitReady() {
    new Readiness(List.of(process), screen).await(_ -> {});
  }

  /// Ends it as a power cut would.
  public void kill() {
    process.kill();
  }

  /// What it has used of the machine's processors since it started.
  public Duration processorTime() {
    return process.processorTime();
  }

  /// Starts it again, without waiting for it.
  public void restart() {
    process = start.get();
  }

  @Override
  public void close() {
    process.beginStop();
    process.awaitStop(Instant.now().plus(STOP_LIMIT));
  }
}
