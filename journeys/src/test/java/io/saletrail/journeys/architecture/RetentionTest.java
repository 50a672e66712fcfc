package io.saletrail.journeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing grows for ever unless it is decided: every table of the migrations has a retention in
/// docs/operations.md, and what deletes it exists and names it.
class RetentionTest {
  private static final Path ROOT = Path.of("..");

  private static final Pattern CREATED =
      Pattern.compile("(?m)^create (?:unlogged )?table (?:if not exists )?(\\w+)");

  private static final Pattern LISTED =
      Pattern.compile("(?m)^\\| (\\w+) \\| `(\\w+)` \\| ([^|]+) \\| (?:`(\\w+)` )?\\|$");

  private static final Map<String, String> MODULES =
      Map.of(
          "all", "outbox",
          "ingest", "ingest-service",
          "conversion", "conversion-service",
          "publisher", "trackdesk-publisher",
          "settings", "settings-service");

  @Test
  void everyTableHasARetention() throws IOException {
    for (var module : MODULES.entrySet()) {
      var listed =
          listed().filter(row -> row.group(1).equals(module.getKey())).map(row -> row.group(2));

      assertThat(listed)
          .as(module.getValue())
          .containsExactlyInAnyOrderElementsOf(tables(module.getValue()));
    }
  }

  @Test
  void whatDeletesATableNamesIt() throws IOException {
    for (var row : listed().filter(row -> row.group(4) != null).toList()) {
      var sources = sources(MODULES.getOrDefault(row.group(1), ""), row.group(4));

      assertThat(sources).as("%s of %s", row.group(4), row.group(2)).isNotBlank();
    }
  }

  @Test
  void aTableThatNothingDeletesLivesWithSomething() throws IOException {
    assertThat(listed().filter(row -> row.group(4) == null).map(row -> row.group(3)))
        .allMatch(kept -> kept.equals("merchant") || kept.startsWith("one row per "));
  }

  private static Stream<MatchResult> listed() throws IOException {
    return LISTED.matcher(Files.readString(ROOT.resolve("docs/operations.md"))).results();
  }

  private static List<String> tables(String module) throws IOException {
    try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/resources/db"))) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .flatMap(file -> CREATED.matcher(read(file)).results())
          .map(created -> created.group(1))
          .toList();
    }
  }

  private static String sources(String module, String type) throws IOException {
    try (var files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files
          .filter(file -> file.endsWith(type + ".java"))
          .map(RetentionTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
