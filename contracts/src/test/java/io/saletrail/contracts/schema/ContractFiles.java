package io.saletrail.contracts.schema;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files of schemas and examples: a folder per topic, two files per fact.
final class ContractFiles {
  static final String SCHEMA = ".schema.json";
  static final String EXAMPLE = ".example.json";

  /// The current files. Maven runs tests in the module's folder.
  static final ContractFiles CURRENT =
      new ContractFiles(Path.of("src/main/resources/contracts").toAbsolutePath());

  /// The schemas of the last release.
  static final ContractFiles RELEASED =
      new ContractFiles(Path.of("src/test/resources/released").toAbsolutePath());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withSeparators(
              Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
          .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE)
          .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

  private final Path root;

  private ContractFiles(Path root) {
    this.root = root;
  }

  /// All files with a suffix, sorted.
  List<Path> all(String ending) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The one file of a fact; its folder names the topic.
  Path of(String fact, String ending) {
    var found =
        all(ending).stream()
            .filter(file -> file.getFileName().toString().equals(fact + ending))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          "Expected one %s%s in a topic's folder under %s, found %s"
              .formatted(fact, ending, root, found));
    }
    return found.getFirst();
  }

  /// The same file in another set.
  Path counterpart(Path file, ContractFiles other) {
    return other.root.resolve(root.relativize(file));
  }

  static String topicOf(Path file) {
    return file.getParent().getFileName().toString();
  }

  static JsonNode tree(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, JsonNode tree) {
    try {
      Files.writeString(file, JSON.writer(PRETTY).writeValueAsString(tree) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
