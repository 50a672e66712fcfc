package io.saletrail.journeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules about source text, and figures about it.
class SourcesTest {
  private static final Path ROOT = Path.of("..");

  /// Columns: at most one line in a hundred starts at the first or beyond, none at the second.
  private static final int DEEP = 24;

  private static final int TOO_DEEP = 40;

  /// Words of docs/vocabulary.md that have no legitimate use, as far as a pattern can show.
  private static final Pattern RETIRED_WORDS =
      Pattern.compile(
          "(?i)\\b(?:the house|whoever|somebody|nobody|reckon\\w*|anew|afresh|put off|put right"
              + "|what (?:came|comes|became|becomes) of|became of|in vain|set aside|knocks?"
              + "|rehears(?!als\\.v1)\\w+|untold|told|tells?|hears?|heard|(?:is|are|was|were) said"
              + "|stands for itself|as it stands|for real|taken in|under way|mend(?:s|ed|ing)?"
              + "|by itself|at once|in our words)\\b");

  private static final Pattern TEXT_FILE =
      Pattern.compile(
          "\\.(?:java|html|css|md|txt|properties|yaml|yml|json|sql|js|ts|tsx|sh|env|Dockerfile)$"
              + "|/(?:bin/[a-z]+|Makefile|Dockerfile|topics|healthcheck)$");

  private static final Pattern NO_PROSE =
      Pattern.compile(
          "/(?:target|node_modules|released)/|vocabulary\\.md$|(?:Sources|Architecture)Test");

  /// Names the Linux user `nobody`, which runs PostgreSQL in place of root.
  private static final String POSTGRES_ACCOUNT = "PostgresAccount.java";

  private static final Pattern SINCE_POSTGRES_16 =
      Pattern.compile(
          "\\b(?:is (?:not )?json|IS (?:NOT )?JSON (?:OBJECT|ARRAY)|json_table)\\b|\\bany_value\\(");

  private static final Pattern CHANNEL_SETTING =
      Pattern.compile(
          "mp\\.messaging\\.incoming\\.[a-z-]+\\."
              + "(?:topic|health-topic-[a-z-]+|fetch\\.(?:min\\.bytes|max\\.wait\\.ms))=");

  private static final Pattern LOG_FORMAT =
      Pattern.compile("\"[a-z_]+(?:\\.[a-z_]+)+ [^\"]*=[^;]*?;");

  private static final Pattern LOG_KEY = Pattern.compile("[ \"]([a-z_]+)=%");

  private static final Set<String> LOG_KEYS =
      Set.of(
          ("merchant tenant conversion payment revision check backfill redrive replay lookup object"
                  + " attempt attempts call path mode kind type state status http_status outcome"
                  + " reason error code param topic partition offset requests events sessions"
                  + " activities unreadable read recovered added settled created updated skipped"
                  + " unchanged sent held count deliveries by channel trigger connection"
                  + " token_replaced superseded dry_run version from to until took_ms ahead_s")
              .split(" "));

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
    var tooDeep = lines.stream().filter(line -> indentation(line) >= TOO_DEEP).toList();
    Figures.print("main code lines", lines.size());
    for (var module : Modules.ALL) {
      var files = javaFiles(ROOT.resolve(module + "/src/main")).toList();
      Figures.print("main code lines of " + module, code(files).count());
    }
    Figures.print("indented by %d columns or more".formatted(DEEP), deep.size());
    Figures.print("indented by %d columns or more".formatted(TOO_DEEP), tooDeep.size());

    assertThat(tooDeep).isEmpty();
    assertThat(deep).hasSizeLessThanOrEqualTo(lines.size() / 100);
  }

  /// A row of a result is a record: only `Rows` reads columns by number.
  @Test
  void rowsAreRecords() throws IOException {
    var uses =
        javaFiles().stream()
            .filter(SourcesTest::isMain)
            .filter(file -> !file.endsWith("Rows.java"))
            .flatMap(file -> read(file).lines())
            .filter(line -> line.contains("Object[]"))
            .toList();
    Figures.print("Object[] outside Rows", uses.size());

    assertThat(uses).isEmpty();
  }

  /// Comments, texts, docs and templates.
  @ParameterizedTest
  @MethodSource("folders")
  void noRetiredWordIsUsed(String folder) throws IOException {
    var found = prose(Path.of("..", folder)).filter(RETIRED_WORDS.asPredicate()).toList();
    Figures.print("retired words in " + folder, found.size());

    assertThat(found).isEmpty();
  }

  /// deploy/README.md promises PostgreSQL 15: it lacks these.
  @Test
  void noStatementNeedsMoreThanPostgreSql15() throws IOException {
    try (var files = Files.walk(ROOT)) {
      var statements =
          files
              .filter(file -> file.toString().matches(".*/src/main/.*\\.(?:sql|java)"))
              .flatMap(file -> read(file).lines());
      assertThat(statements.filter(SINCE_POSTGRES_16.asPredicate())).isEmpty();
    }
  }

  /// The profile of channels is in outbox (decision 0035). A channel names its topic, and may wait
  /// for larger batches; the raw topic's readiness also asks Kafka for it.
  @ParameterizedTest
  @MethodSource("services")
  void everyChannelHasTheSharedProfile(String service) {
    var properties = ROOT.resolve(service + "/src/main/resources/application.properties");
    assertThat(read(properties).lines().filter(line -> line.startsWith("mp.messaging.")))
        .isNotEmpty()
        .allMatch(line -> CHANNEL_SETTING.matcher(line).lookingAt());
  }

  /// A feed that waited for its first message would leave what it parked until then.
  @Test
  void everyFeedStartsWithItsService() throws IOException {
    var late =
        javaFiles().stream()
            .filter(SourcesTest::isMain)
            .filter(file -> read(file).contains("@Incoming("))
            .filter(file -> !read(file).contains("@Startup"));

    assertThat(late).isEmpty();
  }

  static List<String> services() {
    return List.of(
        "ingest-service", "conversion-service", "trackdesk-publisher", "settings-service");
  }

  /// The keys of log lines are those of docs/vocabulary.md.
  @Test
  void logLinesUseTheKeyList() throws IOException {
    var keys =
        javaFiles().stream()
            .filter(SourcesTest::isMain)
            .flatMap(file -> LOG_FORMAT.matcher(read(file)).results())
            .flatMap(format -> LOG_KEY.matcher(format.group()).results())
            .map(key -> key.group(1))
            .filter(key -> !LOG_KEYS.contains(key))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(keys).isEmpty();
  }

  static Stream<String> folders() {
    return Stream.of(
            Modules.ALL.stream(),
            Stream.of("journeys", "docs", "deploy", "bin", "stripe-app/src", "stripe-app/test"),
            Stream.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "Makefile"))
        .flatMap(one -> one);
  }

  /// Comments and texts of Java files; every line of other text files.
  private static Stream<String> prose(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> TEXT_FILE.matcher(file.toString()).find())
          .filter(file -> !NO_PROSE.matcher(file.toString()).find())
          .filter(file -> !file.endsWith(POSTGRES_ACCOUNT))
          .flatMap(SourcesTest::proseOf)
          .toList()
          .stream();
    }
  }

  private static Stream<String> proseOf(Path file) {
    var lines = read(file).lines().map(line -> file + ": " + line.strip());
    return file.toString().endsWith(".java")
        ? lines.filter(line -> line.contains("//") || line.contains("\""))
        : lines;
  }

  private static boolean isMain(Path file) {
    return file.toString().contains("/src/main/");
  }

  private static Stream<String> mainCode() throws IOException {
    return code(javaFiles().stream().filter(SourcesTest::isMain).toList());
  }

  private static Stream<String> code(List<Path> files) {
    return files.stream()
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
