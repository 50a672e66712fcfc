package io.saletrail.sandbox.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class EmbeddedPostgresTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void aLaterStartOnAnotherPortFindsTheRowsOfTheFirst() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      postgres.createDatabase("ingest");
      execute(postgres, "create table sale as select 'kept' as id");
    }

    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
      postgres.createDatabase("ingest");

      assertThat(query(postgres, "select id from sale")).isEqualTo("kept");
      assertThat(query(postgres, "show fsync")).isEqualTo("on");
    }
  }

  @Test
  void aRestoredServerHoldsWhatTheSnapshotHeld() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      postgres.createDatabase("ingest");
      execute(postgres, "create table sale as select 'kept' as id");
      Path snapshot = postgres.snapshot();
      execute(postgres, "update sale set id = 'lost'");

      postgres.restore(snapshot);

      assertThat(query(postgres, "select id from sale")).isEqualTo("kept");
    }
  }

  @Test
  void aRecreatedDatabaseIsEmpty() throws Exception {
    try (EmbeddedPostgres postgres = start()) {
      postgres.createDatabase("ingest");
      execute(postgres, "create table sale ()");

      postgres.dropDatabase("ingest");
      postgres.createDatabase("ingest");

      assertThatThrownBy(() -> query(postgres, "select * from sale"))
          .hasMessageContaining("does not exist");
    }
  }

  @Test
  void anOrphanedServerIsStoppedByTheNextStart() throws Exception {
    Process starter = killableStarter();
    long pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst());
    ProcessHandle orphan = ProcessHandle.of(pid).orElseThrow();
    starter.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();

    try (EmbeddedPostgres postgres = start()) {
      assertThat(orphan.onExit()).succeedsWithin(LIMIT);
      assertThat(query(postgres, "select id from sale")).isEqualTo("kept");
    }
  }

  @Test
  void aPidFileThatNamesAnotherProgramDoesNotStopTheStart() throws Exception {
    start().close();
    long otherProgram = ProcessHandle.current().pid();
    Files.writeString(pidFile(), otherProgram + "\n" + folder.resolve("cluster") + "\n");

    try (EmbeddedPostgres postgres = start()) {
      postgres.createDatabase("ingest");
      assertThat(query(postgres, "select 'alive'")).isEqualTo("alive");
    }
  }

  @Test
  void aSecondServerOnTheSameFolderFailsWithAReason() {
    try (EmbeddedPostgres _ = start()) {
      assertThatThrownBy(this::start).hasMessageContaining("in use by another running process");
    }
  }

  @Test
  void aNameThatIsNotPlainIsRefused() {
    try (EmbeddedPostgres postgres = start()) {
      assertThatThrownBy(() -> postgres.createDatabase("x; drop database y"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /// Starts PostgreSQL in a separate JVM and returns when it runs and has a row.
  private Process killableStarter() throws Exception {
    Process starter =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Starter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = starter.inputReader();
    assertThat(output.readLine()).isEqualTo("running");
    return starter;
  }

  static final class Starter {
    public static void main(String[] arguments) throws Exception {
      EmbeddedPostgres postgres = start(Path.of(arguments[0]));
      postgres.createDatabase("ingest");
      execute(postgres, "create table sale as select 'kept' as id");
      System.out.println("running");
      System.in.read();
    }
  }

  private EmbeddedPostgres start() {
    return start(folder);
  }

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(folder, FreePort.find(), List.of(EmbeddedPostgres.WITHOUT_FSYNC));
  }

  private Path pidFile() {
    return folder.resolve("cluster").resolve("postmaster.pid");
  }

  private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  /// Parses `DATABASE_URL` as the services do.
  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    URI url = URI.create(postgres.url("ingest"));
    String[] user = url.getUserInfo().split(":");
    String jdbc = "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath();
    return DriverManager.getConnection(jdbc, user[0], user[1]);
  }
}
