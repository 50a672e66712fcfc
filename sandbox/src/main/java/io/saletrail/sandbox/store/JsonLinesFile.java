package io.saletrail.sandbox.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A file with one JSON value per line, appended as they arise. Without a folder nothing is stored.
///
/// An incomplete line, left by a crash, is skipped.
public final class JsonLinesFile implements AutoCloseable {

  private final Optional<Path> file;
  private final ObjectMapper json;
  private Optional<Writer> writer = Optional.empty();

  public JsonLinesFile(Optional<Path> folder, String name, ObjectMapper json) {
    this.file = folder.map(path -> path.resolve(name));
    this.json = json;
  }

  /// The values that earlier runs have stored, oldest first.
  public <T> List<T> read(Class<T> type) {
    if (file.filter(Files::exists).isEmpty()) {
      return List.of();
    }
    try (var lines = Files.lines(file.get())) {
      return lines.flatMap(line -> parsed(line, type).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.get(), e);
    }
  }

  private <T> Optional<T> parsed(String line, Class<T> type) {
    try {
      return Optional.ofNullable(json.readValue(line, type));
    } catch (JsonProcessingException incomplete) {
      return Optional.empty();
    }
  }

  public synchronized void append(Object value) {
    if (file.isEmpty()) {
      return;
    }
    try {
      if (writer.isEmpty()) {
        writer = Optional.of(openForAppending(file.get()));
      }
      writer.get().write(json.writeValueAsString(value) + "\n");
      writer.get().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file.get(), e);
    }
  }

  /// Replaces the content, so that the file does not grow from run to run.
  public synchronized void rewrite(Stream<?> values) {
    if (file.isEmpty()) {
      return;
    }
    var next = file.get().resolveSibling(file.get().getFileName() + ".next");
    close();
    try {
      Files.createDirectories(file.get().toAbsolutePath().getParent());
      writer = Optional.of(Files.newBufferedWriter(next));
      values.forEach(this::append);
      // The open writer continues under the new name.
      Files.move(next, file.get(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + next, e);
    }
  }

  /// Starts with a newline after an incomplete line, so that the next line is intact.
  private static Writer openForAppending(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var opened =
        Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    if (Files.size(file) > 0) {
      opened.write("\n");
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    if (writer.isEmpty()) {
      return;
    }
    try {
      writer.get().close();
      writer = Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close " + file, e);
    }
  }
}
