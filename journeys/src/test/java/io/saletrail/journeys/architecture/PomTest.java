package io.saletrail.journeys.architecture;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Dependencies between the modules, by their POMs.
class PomTest {
  private static final String OURS = "io.saletrail";

  @ParameterizedTest
  @MethodSource("production")
  void productionDependsOnTheMechanismsOnly(Path pom) throws Exception {
    var ours =
        dependencies(pom).stream()
            .filter(dependency -> OURS.equals(dependency.get("groupId")))
            .filter(dependency -> !"test".equals(dependency.get("scope")))
            .map(dependency -> dependency.get("artifactId"));

    assertThat(ours).isSubsetOf(Modules.MECHANISMS);
  }

  @ParameterizedTest
  @MethodSource("modules")
  void onlyTheStackAndTestsDependOnTheSandbox(Path pom) throws Exception {
    assertThat(scopes(pom, "sandbox")).isSubsetOf(folder(pom).equals("stack") ? "compile" : "test");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void onlyJourneysDependsOnTheStack(Path pom) throws Exception {
    assertThat(scopes(pom, "stack"))
        .isEqualTo(folder(pom).equals("journeys") ? List.of("test") : List.of());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noModuleHasVersionsOfItsOwn(Path pom) throws Exception {
    assertThat(dependencies(pom)).isNotEmpty().noneMatch(it -> it.containsKey("version"));
  }

  /// `bin/test` selects classes by their packages: a class elsewhere would never run.
  @ParameterizedTest
  @MethodSource("modules")
  void everyTestClassIsInTheLaneOfItsModule(Path pom) throws IOException {
    var packages = lane(folder(pom)).stream().map(PomTest::rootPackage).toList();

    assertThat(testPackages(pom.getParent())).isNotEmpty().isSubsetOf(packages);
  }

  /// The modules of the lane that tests a module.
  private static List<String> lane(String module) throws IOException {
    return Files.readAllLines(Path.of("../bin/test")).stream()
        .filter(line -> line.startsWith("  \""))
        .map(line -> List.of(line.strip().replace("\"", "").split(" ")))
        .filter(lane -> lane.contains(module))
        .findFirst()
        .orElse(List.of());
  }

  private static String rootPackage(String module) {
    return module.replace("-service", "").replace("trackdesk-", "");
  }

  private static Set<String> testPackages(Path module) throws IOException {
    var sources = module.resolve("src/test/java/io/saletrail");
    try (var files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith("Test.java"))
          .map(file -> sources.relativize(file).getName(0).toString())
          .collect(toSet());
    }
  }

  static Stream<Path> production() {
    var others = List.of("sandbox", "stack", "journeys");
    return modules().filter(pom -> !others.contains(folder(pom)));
  }

  /// The scopes in which a module depends on another one of ours.
  private static List<String> scopes(Path pom, String artifact) throws Exception {
    return dependencies(pom).stream()
        .filter(dependency -> OURS.equals(dependency.get("groupId")))
        .filter(dependency -> artifact.equals(dependency.get("artifactId")))
        .map(dependency -> dependency.getOrDefault("scope", "compile"))
        .toList();
  }

  static Stream<Path> modules() {
    try (var folders = Files.list(Path.of(".."))) {
      return folders
          .map(folder -> folder.resolve("pom.xml"))
          .filter(Files::isRegularFile)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String folder(Path pom) {
    return pom.getParent().getFileName().toString();
  }

  private static List<Map<String, String>> dependencies(Path pom)
      throws IOException, ParserConfigurationException, SAXException {
    var document =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
    return elements(document.getDocumentElement(), "dependency").map(PomTest::fields).toList();
  }

  private static Map<String, String> fields(Element dependency) {
    return IntStream.range(0, dependency.getChildNodes().getLength())
        .mapToObj(dependency.getChildNodes()::item)
        .filter(Element.class::isInstance)
        .collect(toMap(node -> node.getNodeName(), node -> node.getTextContent().strip()));
  }

  private static Stream<Element> elements(Element parent, String name) {
    var found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
  }
}
