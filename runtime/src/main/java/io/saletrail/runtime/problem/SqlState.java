package io.saletrail.runtime.problem;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.Optional;

/// PostgreSQL's code of an error. Hibernate Reactive replaces the client's exception by one of
/// JDBC.
final class SqlState {
  private SqlState() {}

  static Optional<String> of(Throwable failure) {
    return switch (failure) {
      case DatabaseException refused -> Optional.ofNullable(refused.getSqlState());
      case SQLException refused -> Optional.ofNullable(refused.getSQLState());
      default -> Optional.empty();
    };
  }
}
