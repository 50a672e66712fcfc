package io.saletrail.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Waits an outage out: work that fails is tried again, with exponential back-off, until it
/// succeeds.
///
/// For what a feed does with a message it has read: bad input is a value with an outcome of its
/// own, so what fails here is Kafka or PostgreSQL, and the message must neither be passed over nor
/// end the channel. A channel that waits for long fails its liveness
/// (`throttled.unprocessed-record-max-age.ms`).
public final class Outage {
  private static final Logger LOG = Logger.getLogger(Outage.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private Outage() {}

  /// The same work, tried until it succeeds.
  ///
  /// @param flow what is being done, for the log: `activity.enter`
  public static <T> Uni<T> retryUntilUp(String flow, Uni<T> work) {
    return work.onFailure()
        .invoke(failure -> LOG.warnf("%s outcome=RETRIED error=%s", flow, named(failure)))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }

  /// Kinds of failure, outermost first; messages may quote what was read.
  private static String named(Throwable failure) {
    var names = new StringBuilder(failure.getClass().getSimpleName());
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      names.append('/').append(cause.getClass().getSimpleName());
    }
    return names.toString();
  }
}
