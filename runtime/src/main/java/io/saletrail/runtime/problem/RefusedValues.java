package io.saletrail.runtime.problem;

import java.sql.Timestamp;
import java.util.Set;

/// Values of a request that PostgreSQL cannot store or compare.
final class RefusedValues {
  /// From PostgreSQL's appendix A: a NUL or another character that UTF-8 has not (22021, 22P05), a
  /// number or time out of range (22003, 22008), an invalid text of one (22007, 22P02).
  private static final Set<String> SQLSTATES =
      Set.of("22003", "22007", "22008", "22021", "22P02", "22P05");

  private RefusedValues() {}

  static boolean in(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (SqlState.of(cause).filter(SQLSTATES::contains).isPresent() || isTimeOutOfRange(cause)) {
        return true;
      }
    }
    return false;
  }

  /// Hibernate binds times as this type, which ends after 292 million years.
  private static boolean isTimeOutOfRange(Throwable cause) {
    var trace = cause.getStackTrace();
    return cause instanceof IllegalArgumentException
        && trace.length > 0
        && trace[0].getClassName().equals(Timestamp.class.getName());
  }
}
