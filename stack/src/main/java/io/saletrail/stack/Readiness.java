package io.saletrail.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Waits for services to say that they are ready, and keeps saying what it waits for.
final class Readiness {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<ServiceProcess> waitingFor;
  private final Terminal screen;

  Readiness(Collection<ServiceProcess> services, Terminal screen) {
    this.waitingFor = new ArrayList<>(services);
    this.screen = screen;
  }

  /// Tells of each one as soon as it is ready.
  ///
  /// @throws HouseFailed when one of them ends, or the limit passes
  void await(Consumer<ServiceProcess> whenReady) {
    Instant begin = Instant.now();
    Instant[] lastSign = {begin};
    boolean allReady =
        new Eventually(LIMIT, PAUSE)
            .until(
                () -> {
                  if (waitingFor.removeIf(service -> ready(service, whenReady))) {
                    lastSign[0] = Instant.now();
                  }
                  lastSign[0] = signOfLife(begin, lastSign[0]);
                  return waitingFor.isEmpty();
                });
    if (!allReady) {
      ServiceProcess late = waitingFor.getFirst();
      throw new StackFailure(
          "%s is not ready after %s. The end of its log:%n%s"
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

  private Instant signOfLife(Instant begin, Instant lastSign) {
    Instant now = Instant.now();
    if (waitingFor.isEmpty() || now.isBefore(lastSign.plus(SIGN_OF_LIFE))) {
      return lastSign;
    }
    String names =
        waitingFor.stream()
            .map(service -> service.program().module())
            .collect(Collectors.joining(", "));
    screen.line("… waiting for " + names + ", " + Terminal.seconds(Duration.between(begin, now)));
    return now;
  }
}
