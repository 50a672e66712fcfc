package io.saletrail.stack.chaos;

import io.saletrail.sandbox.infrastructure.EmbeddedPostgres;
import java.sql.SQLException;
import java.util.Map;

/// Counts what has not ended, in the databases of the services.
final class Backlog {

  private static final String WAITING =
      """
      select (select count(*) from outbox_message where message_key not like 'heartbeat-%')
           + (select count(*) from refused_fact)
           + (select count(*) from parked_message where message_key like 'acct\\_chaos%')
      """;

  private static final String UNDELIVERED =
      "select count(*) from delivery where state <> 'DELIVERED' and account like 'acct\\_chaos%'";

  private static final Map<String, String> QUERIES =
      Map.of(
          "ingest", WAITING,
          "conversion", WAITING,
          "settings", WAITING,
          "publisher", WAITING + " + (" + UNDELIVERED + ")");

  private final EmbeddedPostgres postgres;

  Backlog(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /// All rows; at least one while a database does not answer.
  long rows() {
    return QUERIES.entrySet().stream().mapToLong(one -> count(one.getKey(), one.getValue())).sum();
  }

  private long count(String database, String query) {
    try (var connection = postgres.connect(database);
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : 1;
    } catch (SQLException down) {
      return 1;
    }
  }
}
