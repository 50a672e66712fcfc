package io.saletrail.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Retries with exponential back-off until the work succeeds.
///
/// For the work of a feed on a message. Invalid input is a value with its own outcome, so a failure
/// here is an outage of Kafka or PostgreSQL, and the message must neither be skipped nor end the
/// channel. A channel that waits too long fails its liveness check
/// (`throttled.unprocessed-record-max-age.ms`).
public final class Outage {
  private static final Logger LOG = Logger.getLogger(Outage.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private Outage() {}

  /// Retries the work until it succeeds.
  ///
  /// @param flow the name of the work in the log: `activity.enter`
  public static <T> Uni<T> retryUntilUp(String flow, Uni<T> work) {
    return work.onFailure()
        .invoke(failure -> LOG.warnf("%s outcome=RETRIED error=%s", flow, named(failure)))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }

  /// Exception classes, outermost first. Messages are omitted, because they may quote the input.
  private static String named(Throwable failure) {
    var names = new StringBuilder(failure.getClass().getSimpleName());
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      names.append('/').append(cause.getClass().getSimpleName());
    }
    return names.toString();
  }
}
