package io.saletrail.sandbox.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The account under which PostgreSQL's programs run. They refuse to run as root, which is common
/// in containers.
sealed interface PostgresAccount {

  /// Numbers, because the group of `nobody` has different names on different systems.
  String NOBODY = "65534";

  long PROBE_SECONDS = 10;

  /// The command prefix that switches to this account.
  List<String> prefix();

  /// Not root: no switch.
  record Own() implements PostgresAccount {
    @Override
    public List<String> prefix() {
      return List.of();
    }
  }

  /// Root, mapped to another user in a user namespace. Files keep their owner.
  record InUserNamespace() implements PostgresAccount {
    @Override
    public List<String> prefix() {
      return List.of("unshare", "-U");
    }
  }

  /// Root that switches to `nobody`, which then has to own the data.
  record SteppedDown(List<String> prefix) implements PostgresAccount {}

  static PostgresAccount ofThisProcess() {
    if (!printsUserId(List.of(), "0")) {
      return new Own();
    }
    PostgresAccount namespace = new InUserNamespace();
    if (printsUserId(namespace.prefix(), NOBODY)) {
      return namespace;
    }
    return Stream.of(
            List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"),
            List.of("runuser", "-u", "nobody", "--"))
        .filter(prefix -> printsUserId(prefix, NOBODY))
        .findFirst()
        .map(SteppedDown::new)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "PostgreSQL does not run as root, and none of unshare,"
                        + " setpriv and runuser works here: run as another"
                        + " user"));
  }

  default List<String> command(String... command) {
    return Stream.concat(prefix().stream(), Stream.of(command)).toList();
  }

  /// The folder to unpack the programs into. `nobody` cannot read root's home.
  default Path cache() {
    return switch (this) {
      case SteppedDown _ -> Path.of("/var/tmp/saletrail");
      case Own _, InUserNamespace _ ->
          Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
              .map(Path::of)
              .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
              .resolve("saletrail");
    };
  }

  /// Makes the account the owner of the data folder.
  default void own(Path folder) {
    switch (this) {
      case Own _, InUserNamespace _ -> {}
      case SteppedDown _ -> {
        String owner = NOBODY + ":" + NOBODY;
        run(List.of("chown", "-R", owner, folder.toString()));
        if (run(command("test", "-x", folder.toString())).isEmpty()) {
          throw new IllegalStateException(
              folder + " is not accessible for the user nobody, under which PostgreSQL runs here");
        }
      }
    }
  }

  private static boolean printsUserId(List<String> prefix, String expected) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("id", "-u"));
    return run(command).filter(expected::equals).isPresent();
  }

  /// The output; empty if the command is missing or failed.
  private static Optional<String> run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      String printed = new String(output, StandardCharsets.UTF_8).strip();
      boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(printed) : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted", e));
    }
  }
}
