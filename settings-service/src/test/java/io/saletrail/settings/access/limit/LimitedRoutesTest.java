package io.saletrail.settings.access.limit;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.app.StripeDashboard;
import io.saletrail.settings.console.Browser;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each limit rejects further requests until the clock of the test has advanced.
@QuarkusTest
@WithTestResource(TestStack.class)
class LimitedRoutesTest {
  private static final Duration LONG_ENOUGH = Duration.ofHours(1);

  /// More than every limit.
  private static final int PERSISTENT = 3_000;

  private final String account = newAccount();

  @Inject MovableClock clock;

  @BeforeEach
  void beginAtRest() {
    clock.stop();
    clock.moveOn(LONG_ENOUGH);
    TestStack.setUp(account, "acme", "td_secret-0123456789");
  }

  @AfterEach
  void leaveAtRest() {
    clock.moveOn(LONG_ENOUGH);
    clock.goOn();
  }

  @Test
  void afterTooManyGuessesEvenTheValidTokenIsRejectedForAWhile() {
    var refused =
        untilRefused(() -> given().header("Authorization", "Bearer guess").get("/api/merchants"));

    assertProblem(refused, "Too many invalid operator tokens. Try again in");
    assertProblem(operator().get("/api/merchants"), "Too many invalid operator tokens.");
    var page = new Browser().send("/sign-in", Map.of("token", TestStack.OPERATOR_TOKEN));
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.header("Retry-After")).isNotNull();
    assertThat(page.asString()).contains("Too many invalid operator tokens. Try again in");
    clock.moveOn(LONG_ENOUGH);
    assertThat(operator().get("/api/merchants").statusCode()).isEqualTo(200);
  }

  @Test
  void aValidTokenNeverCounts() {
    for (var i = 0; i < 400; i++) {
      assertThat(operator().get("/api/merchants?limit=1").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theSignInPageShowsTheLimitNextToTheField() {
    var refused = untilRefused(() -> new Browser().send("/sign-in", Map.of("token", "guess")));

    assertThat(refused.contentType()).startsWith("text/html");
    assertThat(refused.asString())
        .contains("id=\"token-error\"")
        .contains("Too many invalid operator tokens. Try again in");
  }

  @Test
  void checksAreLimitedPerMerchant() {
    var other = newAccount();
    TestStack.setUp(other, "acme", "td_secret-0123456789");

    var refused = untilRefused(() -> operator().post("/api/merchants/{account}/checks", account));

    assertProblem(refused, "Too many checks.");
    assertThat(operator().post("/api/merchants/{account}/checks", other).statusCode())
        .isEqualTo(202);
    var page = Browser.signedIn().send("/merchants/" + account + "/checks", Map.of());
    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.asString()).contains("Too many checks.");
    assertThat(operator().get("/api/merchants/{account}/checks", account).statusCode())
        .isEqualTo(200);
  }

  @Test
  void changesAreLimitedByDefault() {
    var refused =
        untilRefused(
            () ->
                operator()
                    .contentType(ContentType.JSON)
                    .body(Map.of("trackdeskTenantId", "acme"))
                    .put("/api/merchants/{account}/settings", account));

    assertProblem(refused, "Too many changes for this merchant.");
  }

  @Test
  void tooManyAppCallsAreRejectedWithReadableCorsHeaders() {
    var dashboard = new StripeDashboard(account);

    var refused = untilRefused(() -> dashboard.get("/app/settings"));

    assertProblem(refused, "Too many calls of the Stripe App.");
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(new StripeDashboard(newAccount()).get("/app/settings").statusCode()).isEqualTo(404);
  }

  @Test
  void installationsAndUnsignedCallsAreLimitedByAddress() {
    var refused = untilRefused(() -> new Browser().open("/install"));

    assertThat(refused.asString()).contains("Too many requests from this address.");
    assertProblem(given().get("/app/settings"), "Too many requests from this address.");
    assertThat(new Browser().open("/sign-in/stripe?ticket=x").statusCode()).isEqualTo(429);
  }

  @Test
  void pageChecksAreLimitedPerMerchant() {
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account + "/snippets");

    var refused =
        untilRefused(
            () ->
                browser.send(
                    "/merchants/" + account + "/snippets/check",
                    Map.of("address", "http://127.0.0.1/")));

    assertThat(refused.asString()).contains("Too many checks. Try again in a minute.");
  }

  private static Response untilRefused(Supplier<Response> ask) {
    for (var i = 0; i < PERSISTENT; i++) {
      var answer = ask.get();
      if (answer.statusCode() == 429) {
        return answer;
      }
    }
    throw new AssertionError("was never refused");
  }

  private static void assertProblem(Response answer, String detail) {
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.jsonPath().getString("type"))
        .isEqualTo("urn:saletrail:problem:too-many-requests");
    assertThat(answer.jsonPath().getString("detail")).startsWith(detail);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }
}
