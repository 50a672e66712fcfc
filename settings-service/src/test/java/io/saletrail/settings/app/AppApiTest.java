package io.saletrail.settings.app;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.stripe.AppCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class AppApiTest {
  private final String account = newAccount();
  private final StripeDashboard dashboard = new StripeDashboard(account);

  @Test
  void aMerchantSavesSettingsInTheDashboardAndTheTokenIsNeverReturned() {
    assertThat(dashboard.get("/app/settings").statusCode()).isEqualTo(404);

    var saved =
        dashboard.put(
            "/app/settings", Map.of("trackdeskTenantId", "acme", "personalToken", "td_secret-987"));

    assertThat(saved.statusCode()).isEqualTo(200);
    var read = dashboard.get("/app/settings");
    assertThat(read.jsonPath().getString("account")).isEqualTo(account);
    assertThat(read.jsonPath().getString("trackdeskTenantId")).isEqualTo("acme");
    assertThat(read.jsonPath().getBoolean("personalTokenSaved")).isTrue();
    assertThat(read.asString()).doesNotContain("td_secret");
  }

  /// Routes are found by the normal form of a path; the text that Stripe signs is the raw one.
  @Test
  void aSignedPathThatLeadsOutOfTheAppIsNoCallOfTheApp() throws Exception {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var path = "/app/../api/merchants/" + account + "/settings";
    var text = StripeDashboard.text(account, "GET", path);
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .header(AppCall.TEXT_HEADER, text)
            .header(AppCall.SIGNATURE_HEADER, StripeDashboard.signature(text, Instant.now()))
            .build();

    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void everyInvalidFieldIsNamed() {
    var answer =
        dashboard.put(
            "/app/settings", Map.of("trackdeskTenantId", "Not A Label", "personalToken", "short"));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getList("errors.field"))
        .containsExactlyInAnyOrder("trackdeskTenantId", "personalToken");
  }

  @Test
  void aCheckIsRequestedAndFollowed() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    var asked = dashboard.post("/app/checks");

    assertThat(asked.statusCode()).isEqualTo(202);
    var id = asked.jsonPath().getString("id");
    assertThat(dashboard.get("/app/checks/" + id).jsonPath().getString("account"))
        .isEqualTo(account);
    assertThat(dashboard.get("/app/checks").jsonPath().getList("items.id")).contains(id);
  }

  @Test
  void healthShowsConnectionsButNoSystemWideData() {
    assertThat(dashboard.get("/app/health").statusCode()).isEqualTo(404);
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    var health = dashboard.get("/app/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.jsonPath().getString("account")).isEqualTo(account);
    assertThat(health.jsonPath().getString("token.state")).isEqualTo("NOT_CHECKED");
    assertThat(health.jsonPath().getList("problems.problem")).isEqualTo(List.of("NO_DATA"));
    assertThat(health.jsonPath().<Object>get("endpoint")).isNull();
  }

  @Test
  void aConsoleLinkWorksOnceAndForItsAccountOnly() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var url = dashboard.post("/app/console-links").jsonPath().getString("url");
    assertThat(url).startsWith("http://localhost:8080/sign-in/stripe?ticket=");
    var path = url.replace("http://localhost:8080", "");

    var first = given().redirects().follow(false).get(path);

    assertThat(first.header("Location")).isEqualTo("/merchants/" + account + "/overview");
    var console = given().cookies(first.cookies()).redirects().follow(false);
    assertThat(console.get("/merchants/" + account).statusCode()).isEqualTo(200);
    var other = given().cookies(first.cookies()).redirects().follow(false);
    assertThat(other.get("/merchants/" + newAccount()).statusCode()).isEqualTo(404);
    var again = given().redirects().follow(false).get(path);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.asString()).contains("Link expired");
    assertThat(again.cookies()).doesNotContainKey("saletrail_session");
  }

  @Test
  void anotherMerchantsDataIsNotFound() {
    var other = newAccount();
    TestStack.setUp(other, "acme", "td_secret-0123456789");
    var id = new StripeDashboard(other).post("/app/checks").jsonPath().getString("id");

    assertThat(dashboard.get("/app/checks/" + id).statusCode()).isEqualTo(404);
    assertThat(dashboard.get("/app/checks").jsonPath().getList("items")).isEmpty();
  }

  @Test
  void aSignatureIsValidForOneCallOnly() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    var other = dashboard.signed("GET", "/app/settings", Instant.now()).post("/app/checks");

    assertThat(other.statusCode()).isEqualTo(401);
    assertThat(dashboard.get("/app/checks").jsonPath().getList("items")).isEmpty();
  }

  @Test
  void anOldSignatureIsRejectedWithAHint() {
    var old = Instant.now().minusSeconds(301);

    var answer = dashboard.signed("GET", "/app/settings", old).get("/app/settings");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getString("detail")).contains("Reload the page");
  }

  @Test
  void anyOriginMayReadTheResponse() {
    var preflight =
        given()
            .header("Origin", "null")
            .header("Access-Control-Request-Method", "PUT")
            .options("/app/settings");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Stripe-Signature")
        .contains("Saletrail-Call")
        .contains("Content-Type");
    var refused = given().header("Origin", "null").get("/app/settings");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(refused.header("Access-Control-Allow-Credentials")).isNull();
  }

  @Test
  void noOtherRouteAllowsOtherOrigins() {
    for (var path : new String[] {"/", "/api/merchants", "/merchants"}) {
      var answer =
          TestStack.operator()
              .header("Origin", "https://elsewhere.example")
              .redirects()
              .follow(false)
              .get(path);

      assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isNull();
    }
  }
}
