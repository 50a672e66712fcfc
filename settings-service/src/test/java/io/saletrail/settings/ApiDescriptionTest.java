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
@WithTestResource(House.class)
class ApiDescriptionTest {
    @Test
    void everyRouteOfTheApiIsDescribedWithItsProblems() {
        var api = JsonPath.from(given().get("/q/openapi?format=json").asString());

        Map<String, Map<String, Map<String, Map<String, Object>>>> paths = api.getMap("paths");

        assertThat(paths.keySet())
                .isNotEmpty()
                .allMatch(path -> path.startsWith("/api/merchants") || path.equals("/api/audit"));
        assertThat(operations(paths))
                .allSatisfy(
                        operation ->
                                assertThat(operation)
                                        .containsKeys("operationId", "summary", "responses"))
                .allSatisfy(
                        operation -> assertThat(operation.get("responses")).containsKey("default"));
        assertThat(api.getString("components.securitySchemes.operator.scheme")).isEqualTo("bearer");
        assertThat(api.getMap("components.schemas.SettingsChange.properties"))
                .containsOnlyKeys("trackdeskTenantId", "personalToken", "options");
    }

    private static Stream<Map<String, Map<String, Object>>> operations(
            Map<String, Map<String, Map<String, Map<String, Object>>>> paths) {
        return paths.values().stream().flatMap(path -> path.values().stream());
    }
}
