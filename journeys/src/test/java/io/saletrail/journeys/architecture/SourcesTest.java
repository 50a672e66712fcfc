package io.saletrail.journeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What only the sources show.
class SourcesTest {
  private static final Path ROOT = Path.of("..");

  /// Columns: at most one line in a hundred starts at the first or beyond, none at the second.
  private static final int DEEP = 24;

  private static final int TOO_DEEP = 40;

  /// The formatter wraps a long `///` line with `//`, which removes its remainder from the comment.
  @Test
  void noDocCommentIsBrokenByTheFormatter() throws IOException {
    assertThat(javaFiles().stream().flatMap(SourcesTest::breaks)).isEmpty();
  }

  /// Nested chains and lambdas need named steps.
  @Test
  void codeStaysNearTheMargin() throws IOException {
    var lines = mainCode().toList();
    var deep = lines.stream().filter(line -> indentation(line) >= DEEP).toList();
    System.out.printf(
        "main code lines=%d, at column %d or beyond: %.2f %%%n",
        lines.size(), DEEP, 100.0 * deep.size() / lines.size());

    assertThat(lines).filteredOn(line -> indentation(line) >= TOO_DEEP).isEmpty();
    assertThat(deep).hasSizeLessThanOrEqualTo(lines.size() / 100);
  }

  private static Stream<String> mainCode() throws IOException {
    return javaFiles().stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .flatMap(file -> read(file).lines())
        .filter(line -> !line.isBlank())
        .filter(line -> !line.strip().startsWith("//") && !line.startsWith("import "));
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static Stream<String> breaks(Path file) {
    var lines = read(file).lines().map(String::strip).toList();
    return IntStream.range(1, lines.size())
        .filter(i -> isDoc(lines.get(i - 1)) && isPlainComment(lines.get(i)))
        .mapToObj(i -> ROOT.relativize(file) + ":" + (i + 1));
  }

  private static boolean isDoc(String line) {
    return line.startsWith("///");
  }

  private static boolean isPlainComment(String line) {
    return line.startsWith("//") && !isDoc(line);
  }

  static List<Path> javaFiles() throws IOException {
    try (var modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(SourcesTest::javaFiles)
          .toList();
    }
  }

  static Stream<Path> javaFiles(Path sources) {
    try (var files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
