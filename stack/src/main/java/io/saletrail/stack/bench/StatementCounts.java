package io.saletrail.stack.bench;

import io.saletrail.sandbox.infrastructure.EmbeddedPostgres;
import io.saletrail.stack.Program;
import io.saletrail.stack.StackFailure;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// How many statements and commits PostgreSQL has executed in one database.
///
/// @param calls by the text of the statement; without `begin` and `commit`
record StatementCounts(long commits, Map<String, Long> calls) {
  private static final String EXTENSION = "create extension if not exists pg_stat_statements";

  private static final String CALLS =
      """
      select left(regexp_replace(query, '\\s+', ' ', 'g'), 150) as statement, sum(calls) as calls
        from pg_stat_statements
       where dbid = (select oid from pg_database where datname = current_database())
         and query !~* '^(begin|commit|rollback|set|create|select pg_catalog)'
       group by 1
      """;

  private static final String COMMITS =
      "select xact_commit from pg_stat_database where datname = current_database()";

  static StatementCounts of(EmbeddedPostgres postgres, Program program) {
    try (var connection = postgres.connect(program.database());
        var statement = connection.createStatement()) {
      statement.execute(EXTENSION);
      var calls = new HashMap<String, Long>();
      var rows = statement.executeQuery(CALLS);
      while (rows.next()) {
        calls.put(rows.getString(1), rows.getLong(2));
      }
      var commits = statement.executeQuery(COMMITS);
      commits.next();
      return new StatementCounts(commits.getLong(1), calls);
    } catch (SQLException e) {
      throw new StackFailure("PostgreSQL does not count statements", e);
    }
  }

  StatementCounts since(StatementCounts before) {
    var since = new HashMap<String, Long>();
    calls.forEach(
        (statement, count) -> {
          var more = count - before.calls.getOrDefault(statement, 0L);
          if (more > 0) {
            since.put(statement, more);
          }
        });
    return new StatementCounts(commits - before.commits, since);
  }

  long statements() {
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }
}
