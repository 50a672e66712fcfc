package io.saletrail.sandbox.trackdesk.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The changes of all tenants, one JSON line each. Without a folder nothing is stored.
final class TenantFile implements AutoCloseable {

  private static final String FILE = "trackdesk.jsonl";

  private final Optional<Path> file;
  private final Optional<Writer> writer;

  TenantFile(Optional<Path> folder) {
    this.file = folder.map(path -> path.resolve(FILE));
    this.writer = file.map(TenantFile::openForAppending);
  }

  /// Changes of earlier runs.
  List<Change> readAll() {
    return lines().stream().flatMap(line -> change(line).stream()).toList();
  }

  /// Empty for an incomplete line, left by a crash. [#openForAppending] adds a newline after it, so
  /// that the next line is intact.
  private static Optional<Change> change(String line) {
    try {
      return Optional.of(TenantJson.MAPPER.readValue(line, Change.class));
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    }
  }

  synchronized void append(Change change) {
    if (writer.isEmpty()) {
      return;
    }
    try {
      writer.get().write(TenantJson.MAPPER.writeValueAsString(change) + "\n");
      writer.get().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in could not write " + file.get(), e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (writer.isPresent()) {
        writer.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines() {
    try {
      return file.isEmpty()
          ? List.of()
          : Files.readAllLines(file.get()).stream().filter(l -> !l.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in could not read " + file.get(), e);
    }
  }

  private static Writer openForAppending(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var writer =
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      if (Files.size(file) > 0) {
        writer.write("\n");
      }
      return writer;
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in could not open " + file, e);
    }
  }
}
