package io.saletrail.outbox.feed;

import io.netty.channel.ChannelException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/// A failure of PostgreSQL, Kafka or the process, not of the data: to wait helps.
///
/// Everything else is a failure of the work on this data, and waiting does not help.
public final class Outage {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// Classes of SQLSTATE that say nothing about the data. From PostgreSQL's appendix A: connection,
  /// invalid transaction state, statement name, authorisation, catalog, rollback (serialisation,
  /// deadlock), syntax or access rule (a schema older or newer than the code), resources, object
  /// state, operator intervention, system error, internal error; and a cached plan that a migration
  /// has made invalid (0A).
  private static final Set<String> SQLSTATE_CLASSES =
      Set.of("08", "0A", "25", "26", "28", "3D", "40", "42", "53", "55", "57", "58", "XX");

  private Outage() {}

  /// Retries with exponential back-off for as long as the failure is an outage.
  ///
  /// @param onRetry receives each failure that is retried
  public static <T> Uni<T> retryUntilUp(Uni<T> work, Consumer<Throwable> onRetry) {
    return work.onFailure(Outage::isOutage)
        .invoke(onRetry)
        .onFailure(Outage::isOutage)
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely();
  }

  /// Whether waiting helps.
  public static boolean isOutage(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DatabaseException rejected) {
        return isOutage(rejected.getSqlState());
      }
      // As Hibernate reports a statement that was cancelled for its time.
      if (cause instanceof SQLException rejected && rejected.getSQLState() != null) {
        return isOutage(rejected.getSQLState());
      }
      if (isKafka(cause) || isProcess(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(String sqlState) {
    return sqlState.length() < 2 || SQLSTATE_CLASSES.contains(sqlState.substring(0, 2));
  }

  private static boolean isKafka(Throwable cause) {
    return cause instanceof KafkaException
        && !(cause instanceof RecordTooLargeException || cause instanceof SerializationException);
  }

  /// A connection that was closed, a deadline that passed, a pool or executor that shuts down.
  private static boolean isProcess(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof TimeoutException
        || cause instanceof io.smallrye.mutiny.TimeoutException
        || cause instanceof VertxException
        || cause instanceof ChannelException
        || cause instanceof RejectedExecutionException
        || cause instanceof CancellationException
        || cause instanceof InterruptedException
        || cause.getClass().getName().startsWith("io.vertx.core.impl.NoStackTrace");
  }

  /// Kinds of failure, outermost first. Messages are left out: they may quote the data.
  static String kinds(Throwable failure) {
    var names = new StringBuilder(failure.getClass().getSimpleName());
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      names.append('/').append(cause.getClass().getSimpleName());
    }
    return names.toString();
  }
}
