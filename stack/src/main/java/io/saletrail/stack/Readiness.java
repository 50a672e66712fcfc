package io.saletrail.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Waits until services are ready, and prints progress meanwhile.
final class Readiness {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<ServiceProcess> waitingFor;
  private final Terminal terminal;

  Readiness(Collection<ServiceProcess> services, Terminal terminal) {
    this.waitingFor = new ArrayList<>(services);
    this.terminal = terminal;
  }

  /// @param whenReady called once per service, as soon as it is ready
  /// @throws StackFailure when a service exits or the limit passes
  void await(Consumer<ServiceProcess> whenReady) {
    Instant start = Instant.now();
    Instant[] lastReport = {start};
    boolean allReady =
        new Eventually(LIMIT, PAUSE)
            .until(
                () -> {
                  if (waitingFor.removeIf(service -> ready(service, whenReady))) {
                    lastReport[0] = Instant.now();
                  }
                  lastReport[0] = reportProgress(start, lastReport[0]);
                  return waitingFor.isEmpty();
                });
    if (!allReady) {
      ServiceProcess late = waitingFor.getFirst();
      throw new StackFailure(
          "%s is not ready after %s. Last lines of its log:%n%s"
              .formatted(late.program().module(), Terminal.seconds(LIMIT), late.tail()));
    }
  }

  private static boolean ready(ServiceProcess service, Consumer<ServiceProcess> whenReady) {
    boolean ready = service.isReady();
    if (ready) {
      whenReady.accept(service);
    }
    return ready;
  }

  private Instant reportProgress(Instant start, Instant lastReport) {
    Instant now = Instant.now();
    if (waitingFor.isEmpty() || now.isBefore(lastReport.plus(PROGRESS_INTERVAL))) {
      return lastReport;
    }
    String names =
        waitingFor.stream()
            .map(service -> service.program().module())
            .collect(Collectors.joining(", "));
    terminal.line("… waiting for " + names + ", " + Terminal.seconds(Duration.between(start, now)));
    return now;
  }
}
