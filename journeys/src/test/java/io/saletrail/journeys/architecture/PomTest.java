package io.saletrail.journeys.architecture;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
