package io.saletrail.settings;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class ApiDescriptionTest {
  @Test
  void everyRouteOfTheApiIsDescribedWithItsProblems() {
    var api = JsonPath.from(given().get("/q/openapi?format=json").asString());

    Map<String, Map<String, Map<String, Map<String, Object>>>> paths = api.getMap("paths");

    assertThat(paths.keySet())
        .isNotEmpty()
        .allMatch(path -> path.matches("/api/(?:merchants|sessions|keys|audit)(?:/.*)?"));
    assertThat(operations(paths))
        .allSatisfy(
            operation -> assertThat(operation).containsKeys("operationId", "summary", "responses"))
        .allSatisfy(operation -> assertThat(operation.get("responses")).containsKey("default"));
    assertThat(api.getString("components.securitySchemes.operator.scheme")).isEqualTo("bearer");
    assertThat(api.getMap("components.schemas.SettingsChange.properties"))
        .containsOnlyKeys("version", "trackdeskTenantId", "personalToken", "timeZone", "options");
  }

  @Test
  void everyOperationHasAnExampleOfItsRequestResponseAndProblems() {
    var api = JsonPath.from(given().get("/q/openapi?format=json").asString());

    Map<String, Map<String, Map<String, Map<String, Object>>>> paths = api.getMap("paths");

    assertThat(operations(paths).flatMap(ApiDescriptionTest::withoutExample))
        .as("Add the operation to ApiExamplesTest and run it with -Dapi.write=true")
        .isEmpty();
  }

  /// The parts of an operation without an example.
  private static Stream<String> withoutExample(Map<String, Map<String, Object>> operation) {
    var name = String.valueOf((Object) operation.get("operationId"));
    Map<String, Object> responses = operation.get("responses");
    var good =
        responses.entrySet().stream()
            .filter(response -> response.getKey().startsWith("2"))
            .filter(response -> shows(response.getValue()))
            .toList();
    return Stream.of(
            good.isEmpty() ? name + ": answer" : "",
            shows(responses.get("default")) ? "" : name + ": problem",
            operation.containsKey("requestBody") && !shows(operation.get("requestBody"))
                ? name + ": request"
                : "")
        .filter(part -> !part.isEmpty());
  }

  /// Whether every content type has an example.
  private static boolean shows(Object described) {
    return described instanceof Map<?, ?> map
        && map.get("content") instanceof Map<?, ?> content
        && !content.isEmpty()
        && content.values().stream().allMatch(media -> ((Map<?, ?>) media).containsKey("example"));
  }

  private static Stream<Map<String, Map<String, Object>>> operations(
      Map<String, Map<String, Map<String, Map<String, Object>>>> paths) {
    return paths.values().stream().flatMap(path -> path.values().stream());
  }
}
