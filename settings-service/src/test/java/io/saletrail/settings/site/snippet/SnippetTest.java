package io.saletrail.settings.site.snippet;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class SnippetTest {
  @Inject Snippets snippets;

  @ParameterizedTest
  @ValueSource(strings = {"payment-link.js", "payment-link-check.js"})
  void theScriptsAreServedWithCorsAndCacheHeaders(String script) {
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
  void snippetsHaveNoPlaceholdersLeft() {
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
  void theInlineScriptIsOneElement() {
    var inline = snippets.filledIn(Optional.of("acme")).strictPage().inline();

    assertThat(inline)
        .startsWith("<script data-home=\"http://localhost:8080/snippets/v1/\">\n")
        .contains(snippets.script().strip())
        .endsWith("\n</script>")
        .containsOnlyOnce("</script>");
  }

  @Test
  void thePolicyListsWhatBothSnippetsNeed() {
    var texts = snippets.filledIn(Optional.of("acme"));
    var policy = texts.strictPage();
    var inline = Jsoup.parse(policy.inline()).selectFirst("script").data();
    var click = Jsoup.parse(texts.click()).select("script").last().data();

    assertThat(policy.inlineHash()).isEqualTo(ScriptHash.of(256, inline));
    assertThat(policy.clickHash()).isEqualTo(ScriptHash.of(256, click));
    assertThat(policy.linkSource()).isEqualTo("http://localhost:8080");
    assertThat(policy.clickSource()).isEqualTo("cdn.trackdesk.com");
    assertThat(policy.ownSite()).isEqualTo("<script async src=\"/payment-link.js\"></script>");
    assertThat(policy.checkFile())
        .hasToString("http://localhost:8080/snippets/v1/payment-link-check.js");
  }

  /// The example of the specification: www.w3.org/TR/CSP3, 8.4.
  @Test
  void aHashIsWhatABrowserComputes() {
    assertThat(ScriptHash.of(256, "alert('Hello, world.');"))
        .isEqualTo("sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    assertThat(ScriptHash.of(256, "a\r\nb\rc")).isEqualTo(ScriptHash.of(256, "a\nb\nc"));
  }
}
