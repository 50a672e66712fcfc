package io.saletrail.runtime.problem;

import io.netty.channel.ChannelException;
import io.vertx.core.VertxException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/// Failures after which the same request can succeed: the database was away, frozen or busy.
final class UnavailableDatabase {
  /// From PostgreSQL's appendix A: connection, rollback (serialisation, deadlock), resources, a
  /// lock that was not free in time (55P03), operator intervention (a statement that was cancelled
  /// for its time, a shutdown).
  private static final Set<String> SQLSTATE_CLASSES = Set.of("08", "40", "53", "55", "57");

  private UnavailableDatabase() {}

  static boolean in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isConnection(cause) || SqlState.of(cause).filter(UnavailableDatabase::is).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(String sqlState) {
    return sqlState.length() == 5 && SQLSTATE_CLASSES.contains(sqlState.substring(0, 2));
  }

  /// A connection that could not be opened, was closed, or did not become free in time. The pool
  /// reports the last two without a public type.
  private static boolean isConnection(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof TimeoutException
        || cause instanceof io.smallrye.mutiny.TimeoutException
        || cause instanceof VertxException
        || cause instanceof ChannelException
        || cause.getClass().getName().startsWith("io.vertx.core.impl.NoStackTrace");
  }
}
