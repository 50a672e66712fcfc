package io.saletrail.settings.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.sandbox.infrastructure.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database with an owner beside the service's role, as `deploy/postgres/owner.sql` sets it up.
class AuditOwnerTest {
  private static final Path OWNER = Path.of("../deploy/postgres/owner.sql");
  private static final String ENTRY =
      """
      insert into audit_entry (happened_at, role, name, channel, action, subject, changes)
      values (now() - interval '%s days', 'OPERATOR', 'Ada', 'API', 'CONNECTED', '', '[]')
      """;

  @TempDir static Path folder;

  private static EmbeddedPostgres server;
  private static String url;

  @BeforeAll
  static void migratedByTheOwner() throws IOException, SQLException {
    server = EmbeddedPostgres.start(folder.resolve("data"));
    server.createDatabase("settings");
    try (var admin = server.connect("settings")) {
      url = admin.getMetaData().getURL().replaceAll("\\?.*", "");
      run(admin, "create role settings login password 'secret'");
      run(admin, "alter database settings owner to settings");
      run(admin, "revoke connect on database settings from public");
      run(
          admin,
          Files.readString(OWNER)
              .replace(":\"name\"", "settings")
              .replace(":\"owner\"", "settings_owner")
              .replace(":'password'", "'secret'"));
    }
    Flyway.configure()
        .dataSource(url, "settings_owner", "secret")
        .locations("db/outbox", "db/migration")
        .load()
        .migrate();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theServiceReadsAndAddsToTheTrailAndChangesNothing() throws SQLException {
    try (var service = service()) {
      run(service, ENTRY.formatted(0));
      assertThat(count(service)).isPositive();
      // PostgreSQL answers a grant of nothing with a warning.
      run(service, "grant update, delete on audit_entry to settings");

      for (var statement :
          List.of(
              "update audit_entry set name = 'Eve'",
              "delete from audit_entry",
              "truncate audit_entry",
              "alter table audit_entry disable trigger all",
              "drop trigger audit_entry_stays on audit_entry",
              "drop table audit_entry",
              "drop schema public cascade",
              "create or replace function audit_entry_stays() returns trigger language plpgsql"
                  + " as 'begin return old; end'",
              "set session_replication_role = replica",
              "set role settings_owner")) {
        assertThatThrownBy(() -> run(service, statement))
            .as(statement)
            .hasMessageMatching("(?s).*(permission denied|must be owner).*");
      }
    }
  }

  @Test
  void theRetentionStillEndsOldEntriesAndNoYoungOnes() throws SQLException {
    try (var service = service()) {
      run(service, ENTRY.formatted(401));
      run(service, ENTRY.formatted(1));
      var before = count(service);

      run(service, "select audit_entry_expire(now() - interval '400 days')");

      assertThat(count(service)).isEqualTo(before - 1);
      assertThatThrownBy(() -> run(service, "select audit_entry_expire(now())"))
          .hasMessageContaining("only grows");
    }
  }

  @Test
  void theServiceWritesEveryOtherTable() throws SQLException {
    try (var service = service();
        var tables =
            service
                .createStatement()
                .executeQuery(
                    """
                    select relname from pg_class c join pg_namespace n on n.oid = relnamespace
                     where nspname = 'public' and relkind in ('r', 'p')
                       and relname not in ('audit_entry', 'flyway_schema_history')
                       and not (has_table_privilege(c.oid, 'INSERT')
                                and has_table_privilege(c.oid, 'UPDATE')
                                and has_table_privilege(c.oid, 'DELETE'))
                    """)) {
      assertThat(tables.next()).isFalse();
    }
  }

  private static Connection service() throws SQLException {
    return DriverManager.getConnection(url, "settings", "secret");
  }

  private static int count(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from audit_entry")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
