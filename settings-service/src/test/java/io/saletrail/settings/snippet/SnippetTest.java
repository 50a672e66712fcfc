package io.saletrail.settings.snippet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.House;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(House.class)
class SnippetTest {
  @Inject Snippets snippets;

  @ParameterizedTest
  @ValueSource(strings = {"payment-link.js", "payment-link-check.js"})
  void theScriptsAreServedToPagesEverywhereAndMayBeKept(String script) {
    var tag =
        given()
            .get("/snippets/v1/" + script)
            .then()
            .statusCode(200)
            .contentType(startsWith("text/javascript"))
            .header("Cache-Control", containsString("max-age=3600"))
            .header("Cross-Origin-Resource-Policy", equalTo("cross-origin"))
            .header("Access-Control-Allow-Origin", equalTo("*"))
            .body(containsString("client_reference_id"))
            .extract()
            .header("ETag");

    given()
        .header("If-None-Match", tag)
        .get("/snippets/v1/" + script)
        .then()
        .statusCode(304)
        .header("Cache-Control", containsString("max-age=3600"));
  }

  @Test
  void snippetsAreFilledInAndLeaveNothingOpen() {
    var texts = snippets.filledIn(Optional.of("acme"));

    assertThat(texts.click())
        .contains("trackdesk(\"acme\", \"click\"")
        .contains("//cdn.trackdesk.com/tracking.js")
        .doesNotContain("{{");
    assertThat(texts.paymentLink())
        .isEqualTo(
            "<script async src=\"http://localhost:8080/snippets/v1/payment-link.js\">"
                + "</script>");
    assertThat(snippets.filledIn(Optional.empty()).click()).contains("YOUR-TENANT-ID");
  }

  @Test
  void theWholeScriptStandsInOneElementOfThePage() {
    var inline = snippets.filledIn(Optional.of("acme")).inline();

    assertThat(inline)
        .startsWith("<script data-home=\"http://localhost:8080/snippets/v1/\">\n")
        .contains(snippets.script().strip())
        .endsWith("\n</script>")
        .containsOnlyOnce("</script>");
  }
}
