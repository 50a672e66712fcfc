package io.saletrail.settings.access.limit;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.saletrail.runtime.operator.OperatorAuthenticator;
import io.saletrail.runtime.operator.OperatorAuthenticator.TokenResult;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.limit.Limit.Decision;
import io.saletrail.settings.app.StripeDashboard;
import io.saletrail.settings.console.Browser;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each limit rejects further requests until the clock of the test has advanced.
@QuarkusTest
@WithTestResource(TestStack.class)
class LimitedRoutesTest {
  private static final Duration LONG_ENOUGH = Duration.ofHours(1);

  /// Requests that a nearly exhausted limit still grants.
  private static final int LEFT = 2;

  private static final String ADDRESS = "127.0.0.1";

  private final String account = newAccount();

  @Inject MovableClock clock;
  @Inject Limits limits;
  @Inject OperatorAuthenticator operators;

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
  void guessesDoNotLockOutCallersWithTheToken() {
    guessTooOften();

    var guess = given().header("Authorization", "Bearer guess").get("/api/merchants");

    assertProblem(guess, "Too many invalid operator tokens. Try again in");
    assertThat(operator().get("/api/merchants?limit=1").statusCode()).isEqualTo(200);
    var page = new Browser().send("/sign-in", Map.of("token", TestStack.OPERATOR_TOKEN));
    assertThat(page.statusCode()).isEqualTo(303);
    clock.moveOn(LONG_ENOUGH);
    var later = given().header("Authorization", "Bearer guess").get("/api/merchants");
    assertThat(later.statusCode()).isEqualTo(401);
  }

  @Test
  void theSignInPageShowsTheLimitNextToTheField() {
    guessTooOften();

    var refused = new Browser().send("/sign-in", Map.of("token", "guess"));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isNotNull();
    assertThat(refused.contentType()).startsWith("text/html");
    assertThat(refused.asString())
        .contains("id=\"token-error\"")
        .contains("Too many invalid operator tokens. Try again in");
  }

  @Test
  void checksAreLimitedPerMerchant() {
    var other = newAccount();
    TestStack.setUp(other, "acme", "td_secret-0123456789");
    nearlyExhaust(limits.of(Limited.By.CHECKS), account);

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
    nearlyExhaust(limits.of(Limited.By.CHANGES), account);

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
    nearlyExhaust(limits.of(Limited.By.APP_CALLS), account);

    var refused = untilRefused(() -> dashboard.get("/app/settings"));

    assertProblem(refused, "Too many calls of the Stripe App.");
    assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(new StripeDashboard(newAccount()).get("/app/settings").statusCode()).isEqualTo(404);
  }

  @Test
  void installationsAndUnsignedCallsAreLimitedByAddress() {
    nearlyExhaust(limits.of(Limited.By.ANONYMOUS), ADDRESS);

    var refused = untilRefused(() -> new Browser().open("/install"));

    assertThat(refused.asString()).contains("Too many requests from this address.");
    assertProblem(given().get("/app/settings"), "Too many requests from this address.");
    assertThat(new Browser().open("/sign-in/stripe?ticket=x").statusCode()).isEqualTo(429);
  }

  @Test
  void pageChecksAreLimitedPerMerchant() {
    nearlyExhaust(limits.pageChecks(), account);
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

  /// The address of a test need not be the merchant's own, and 60 a minute could go there.
  @Test
  void testsOfAlertsAreLimitedPerMerchant() {
    nearlyExhaust(limits.of(Limited.By.ALERT_TESTS), account);
    var test = "/merchants/" + account + "/alerts/destinations/" + UUID.randomUUID() + "/test";
    var browser = Browser.signedIn();

    var refused = untilRefused(() -> operator().post("/api" + test));

    assertProblem(refused, "Too many tests of alerts for this merchant.");
    assertThat(browser.send(test, Map.of()).statusCode()).isEqualTo(429);
  }

  @Test
  void exportsAreLimitedPerMerchant() {
    nearlyExhaust(limits.of(Limited.By.EXPORTS), account);
    var body = Map.of("subject", "BUYER", "email", "ada@example.com");

    var refused =
        untilRefused(
            () ->
                operator()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/api/merchants/{account}/exports", account));

    assertProblem(refused, "Too many exports for this merchant.");
    var page = Browser.signedIn().send("/merchants/" + account + "/privacy/exports", body);
    assertThat(page.statusCode()).isEqualTo(429);
  }

  private void guessTooOften() {
    while (!(operators.check("guess", ADDRESS) instanceof TokenResult.TooManyAttempts)) {}
  }

  /// Takes all tokens but the last few, so that requests have to use up only those.
  private static void nearlyExhaust(Limit limit, String key) {
    while (limit.tryAcquire(key) instanceof Decision.Granted) {}
    for (var i = 0; i < LEFT; i++) {
      limit.refund(key);
    }
  }

  private static Response untilRefused(Supplier<Response> ask) {
    for (var i = 0; i < LEFT; i++) {
      assertThat(ask.get().statusCode()).isNotEqualTo(429);
    }
    return ask.get();
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
