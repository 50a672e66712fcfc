package io.saletrail.journeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Links and names in the documentation are valid.
class DocsTest {
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)`");

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:)([^)#\\s]+)");

  /// One of our types in backticks, with at least two capital letters.
  private static final Pattern TYPE =
      Pattern.compile("`(?:[a-z/]+/)?([A-Z][a-z]+[A-Z][A-Za-z]+)(?:\\.\\w+|\\(.*?\\))?`");

  /// A package or type of ours in backticks, with its parent: `lane/Throttle`, `access/oidc`.
  private static final Pattern SOURCE = Pattern.compile("`([a-z]+(?:/[a-zA-Z]+)+)`");

  private static final Pattern BLOCK = Pattern.compile("(?s)```\\n(.*?)```");

  private static final Pattern EVENT_TYPE =
      Pattern.compile("(?m)(?:^ *|(?<= {2}))[a-z_]+\\.[a-z_.]+");

  /// Types that are not ours.
  private static final Set<String> OTHERS =
      Set.of("KafkaProducer", "InvoicePayment", "PaymentIntent", "CheckoutSession");

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkHasATarget(Path page) {
    assertThat(found(LINK, page).map(page::resolveSibling))
        .allSatisfy(it -> assertThat(it).exists());
  }

  @Test
  void everyTypeNamedInThePagesExists() throws IOException {
    var types = types();

    assertThat(pages().flatMap(page -> found(TYPE, page)).filter(name -> !OTHERS.contains(name)))
        .isNotEmpty()
        .allMatch(types::contains);
  }

  /// ARCHITECTURE.md is the way into the sources.
  @Test
  void everySourceNamedInTheArchitectureExists() throws IOException {
    var sources = sources();

    assertThat(found(SOURCE, ROOT.resolve("ARCHITECTURE.md")))
        .isNotEmpty()
        .allMatch(name -> sources.stream().anyMatch(source -> source.endsWith("/" + name)));
  }

  @Test
  void everyTestNamedInTheOperationsExists() throws IOException {
    var tests =
        SourcesTest.javaFiles().stream().map(file -> file.getFileName().toString()).toList();
    assertThat(found(TEST, ROOT.resolve("docs/operations.md")))
        .isNotEmpty()
        .allMatch(name -> tests.contains(name + ".java"));
  }

  @Test
  void theDocumentedEventTypesEqualThoseOfPollsAndOfTheStandIn() {
    var blocks = eventTypes(ROOT.resolve("docs/connect.md"));

    assertThat(blocks).hasSize(3);
    assertThat(blocks.get(0)).isEqualTo(SubscribedTypes.HOURLY);
    assertThat(blocks.get(1)).isEqualTo(SubscribedTypes.DAILY);
    assertThat(blocks.get(2)).hasSameElementsAs(Endpoint.INSTALLATION_TYPES);
    assertThat(Endpoint.DOCUMENTED_TYPES).isEqualTo(SubscribedTypes.all());
  }

  /// The event types in each code block of a page.
  private static List<List<String>> eventTypes(Path page) {
    return found(BLOCK, page).map(DocsTest::eventTypes).filter(types -> !types.isEmpty()).toList();
  }

  private static List<String> eventTypes(String block) {
    return EVENT_TYPE.matcher(block).results().map(match -> match.group().strip()).toList();
  }

  static Stream<Path> pages() throws IOException {
    var top = List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md");
    try (var docs = Files.walk(ROOT.resolve("docs"))) {
      var below = docs.filter(page -> page.toString().endsWith(".md")).toList();
      return Stream.concat(
          Stream.of(
                  "contracts/README.md",
                  "encryption/README.md",
                  "outbox/README.md",
                  "runtime/README.md",
                  "deploy/README.md",
                  "stripe-app/README.md")
              .map(ROOT::resolve),
          Stream.concat(top.stream().map(ROOT::resolve), below.stream()));
    }
  }

  private static Stream<String> found(Pattern pattern, Path page) {
    return pattern.matcher(read(page)).results().map(match -> match.group(1)).toList().stream();
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The paths of packages and types in main code, without extension.
  private static Set<String> sources() throws IOException {
    return SourcesTest.javaFiles().stream()
        .map(file -> file.toString().replace(".java", ""))
        .filter(file -> file.contains("/src/main/"))
        .flatMap(file -> Stream.of(file, file.substring(0, file.lastIndexOf('/'))))
        .collect(Collectors.toSet());
  }

  /// Top-level and nested types, by their declarations.
  private static Set<String> types() throws IOException {
    var declared = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
    try (var modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(SourcesTest::javaFiles)
          .flatMap(file -> found(declared, file))
          .collect(Collectors.toSet());
    }
  }
}
