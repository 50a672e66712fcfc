package io.saletrail.sandbox.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server on the loopback interface. Its `fsync` is on, as in production, unless it is
/// started with [#WITHOUT_FSYNC].
///
/// The data folder outlives the server. A server whose launcher was killed keeps running; the next
/// start on the same folder stops it and starts a new one.
public final class EmbeddedPostgres implements AutoCloseable {

  /// For tests: what the server has acknowledged survives `kill -9` of its processes, but no power
  /// failure. Testcontainers starts PostgreSQL with the same setting.
  public static final String WITHOUT_FSYNC = "fsync=off";

  private static final String OWNER = "saletrail";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int TAIL_LINES = 20;

  private final Path folder;
  private final PostgresAccount account;
  private final PostgresPrograms programs;
  private final DatabaseAddress address;
  private final List<String> settings;
  private final FolderLock lock;
  private boolean closed;

  private EmbeddedPostgres(Path folder, PostgresAccount account, int port, List<String> settings) {
    this.folder = folder;
    this.account = account;
    this.settings = settings;
    this.programs = PostgresPrograms.unpackedIn(account.cache());
    this.address = new DatabaseAddress("127.0.0.1", port, OWNER, OWNER);
    this.lock = FolderLock.on(folder);
  }

  /// Starts on any free port.
  public static EmbeddedPostgres start(Path folder) {
    return start(folder, FreePort.find());
  }

  /// Starts on this port and returns when the server accepts connections.
  public static EmbeddedPostgres start(Path folder, int port) {
    return start(folder, port, List.of());
  }

  /// Starts with settings of the server, as `name=value`.
  public static EmbeddedPostgres start(Path folder, int port, List<String> settings) {
    EmbeddedPostgres postgres =
        new EmbeddedPostgres(
            folder.toAbsolutePath(), PostgresAccount.ofThisProcess(), port, settings);
    try {
      postgres.stopOrphan();
      postgres.initialise();
      postgres.launch();
      return postgres;
    } catch (IOException e) {
      postgres.close();
      throw new UncheckedIOException("PostgreSQL cannot use the folder " + folder, e);
    } catch (RuntimeException | Error e) {
      postgres.close();
      throw e;
    }
  }

  /// The address of a database, in the format of `DATABASE_URL`.
  public String url(String database) {
    return address.url(database);
  }

  /// Creates the database unless it exists.
  public void createDatabase(String database) {
    address.createDatabase(database);
  }

  /// Drops the database and its connections, if it exists.
  public void dropDatabase(String database) {
    address.dropDatabase(database);
  }

  /// A connection to a database, for a program that looks into it or spoils it.
  public Connection connect(String database) throws SQLException {
    return address.connect(database);
  }

  /// Copies the data folder while every process stands still, as a snapshot of its disk would:
  /// PostgreSQL recovers from its log when it starts on the copy.
  ///
  /// @return the copy, for [#restore]
  public Path snapshot() {
    var copy = folder.resolve("snapshot");
    delete(copy);
    freeze();
    try {
      copy(cluster(), copy);
    } finally {
      thaw();
    }
    return copy;
  }

  /// Kills the server and starts it on a snapshot: what was committed since is gone.
  public void restore(Path snapshot) {
    kill();
    delete(cluster());
    copy(snapshot, cluster());
    try {
      Files.deleteIfExists(cluster().resolve("postmaster.pid"));
      launch();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL in " + folder, e);
    }
  }

  private void copy(Path from, Path to) {
    command("cp", "-a", from.toString(), to.toString());
  }

  private void delete(Path data) {
    command("rm", "-rf", data.toString());
  }

  private void command(String... command) {
    try {
      int code = run(List.of(command), START_LIMIT);
      if (code != 0) {
        throw new IllegalStateException(String.join(" ", command) + " exited with " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + command[0], e);
    }
  }

  /// The process id from the server's own pid file.
  public long pid() {
    try {
      return Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL is not running in " + folder, e);
    }
  }

  /// Stops every process of the server where it is, as a lost disk or a paused machine does:
  /// connections stay open, and nothing answers.
  public void freeze() {
    signal("-STOP", processes());
  }

  /// Ends a freeze.
  public void thaw() {
    signal("-CONT", processes());
  }

  /// Kills every process of the server as `kill -9` does, and starts it again. PostgreSQL recovers
  /// from its log.
  public void killAndRestart() {
    kill();
    try {
      launch();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start PostgreSQL in " + folder, e);
    }
  }

  private void kill() {
    var killed = processes();
    signal("-KILL", killed);
    killed.forEach(process -> process.onExit().join());
  }

  /// The postmaster first: it would replace or report children that end.
  private List<ProcessHandle> processes() {
    var postmaster = ProcessHandle.of(pid()).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  private static void signal(String signal, List<ProcessHandle> processes) {
    try {
      for (var process : processes) {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot signal PostgreSQL", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop();
    lock.close();
  }

  private Path cluster() {
    return folder.resolve("cluster");
  }

  private Path log() {
    return folder.resolve("postgres.log");
  }

  /// This process owns the folder, so a server that still runs on it has lost its launcher. A pid
  /// file with any other process is left from a crash, and would prevent the start.
  private void stopOrphan() throws IOException {
    Path pidFile = cluster().resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return;
    }
    if (runningServer(pidFile).isPresent()) {
      stop();
    }
    Files.deleteIfExists(pidFile);
  }

  private Optional<ProcessHandle> runningServer(Path pidFile) throws IOException {
    return Files.readAllLines(pidFile).stream()
        .findFirst()
        .filter(line -> line.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .flatMap(ProcessHandle::of)
        .filter(this::isOurServer);
  }

  private boolean isOurServer(ProcessHandle process) {
    return process
        .info()
        .commandLine()
        .filter(line -> line.contains("postgres") && line.contains(cluster().toString()))
        .isPresent();
  }

  /// Initialises in another folder and renames at the end, so that an incomplete cluster is never
  /// started.
  private void initialise() throws IOException {
    if (Files.exists(cluster().resolve("PG_VERSION"))) {
      account.own(folder);
      return;
    }
    Path unfinished = Files.createTempDirectory(folder, "initialising-");
    Path password = folder.resolve("password");
    Files.writeString(password, OWNER);
    account.own(folder);
    List<String> command =
        new ArrayList<>(
            account.command(
                programs.path("initdb"),
                "--pgdata=" + unfinished,
                "--username=" + OWNER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C"));
    if (programs.hasBuiltinLocales()) {
      // The same collation on every machine, whatever locales it has.
      command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    }
    if (settings.contains(WITHOUT_FSYNC)) {
      command.add("--no-sync");
    }
    int code = run(command, START_LIMIT);
    if (code != 0) {
      throw new IllegalStateException("initdb exited with " + code + ":\n" + tailOfLog());
    }
    Files.delete(password);
    Files.move(unfinished, cluster(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void launch() throws IOException {
    Process process = builder(account.command(program())).start();
    process.getOutputStream().close();
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (!address.isUp()) {
      if (hasExited(process) || Instant.now().isAfter(deadline)) {
        throw new IllegalStateException(
            "PostgreSQL did not start on port " + address.port() + ":\n" + tailOfLog());
      }
    }
  }

  private String[] program() {
    var port = Integer.toString(address.port());
    var own =
        Stream.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "max_connections=200",
            "dynamic_shared_memory_type=mmap");
    return Stream.concat(
            Stream.of(programs.path("postgres"), "-D", cluster().toString(), "-p", port),
            Stream.concat(own, settings.stream()).flatMap(setting -> Stream.of("-c", setting)))
        .toArray(String[]::new);
  }

  /// "fast": open connections are closed, everything acknowledged is on disk.
  private void stop() {
    if (Files.notExists(cluster().resolve("postmaster.pid"))) {
      return;
    }
    List<String> command =
        account.command(
            programs.path("pg_ctl"),
            "stop",
            "--pgdata=" + cluster(),
            "--mode=fast",
            "--timeout=" + STOP_LIMIT.toSeconds());
    try {
      run(command, STOP_LIMIT);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot stop PostgreSQL in " + folder, e);
    }
  }

  private int run(List<String> command, Duration limit) throws IOException {
    Process process = builder(command).start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            command + " took longer than " + limit + ":\n" + tailOfLog());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private ProcessBuilder builder(List<String> command) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
  }

  private static boolean hasExited(Process process) {
    try {
      return process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
  }

  private String tailOfLog() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      int from = Math.max(0, lines.size() - TAIL_LINES);
      return String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
