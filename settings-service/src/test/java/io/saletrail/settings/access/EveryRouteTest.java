package io.saletrail.settings.access;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.specification.RequestSpecification;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.saletrail.settings.access.caller.SignedByStripe;
import io.saletrail.settings.access.session.Sessions;
import io.saletrail.settings.app.StripeDashboard;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls every route, found by reflection so that new ones are included: anonymous callers see
/// nothing, and a merchant sees no data of another.
@QuarkusTest
@WithTestResource(TestStack.class)
class EveryRouteTest {
  /// Open on purpose. Adding one is a decision.
  private static final List<String> OPEN =
      List.of(
          "GET /",
          "GET /developers",
          "GET /install",
          "GET /install/done",
          "GET /sign-in/oidc",
          "GET /sign-in/oidc/ended",
          "GET /sign-in/stripe",
          "GET /snippets/v1/payment-link.js",
          "GET /snippets/v1/payment-link-check.js",
          "POST /sign-in",
          "POST /sign-in/development",
          "POST /sign-in/stripe",
          "POST /sign-out");

  private static final SessionOwner OPERATOR =
      SessionOwner.of(new Caller.Operator(), SignInMethod.TOKEN);

  @Inject Sessions sessions;

  @Test
  void onlyTheListedRoutesArePublic() {
    assertThat(Route.all().filter(Route::open).map(Route::name))
        .containsExactlyInAnyOrderElementsOf(OPEN);
  }

  @Test
  void anAnonymousCallerSeesNothing() {
    Route.all()
        .filter(route -> !route.open())
        .forEach(
            route ->
                assertThat(status(route, given(), newAccount()))
                    .as(route.name())
                    .isEqualTo(route.api() ? 401 : 303));
  }

  @Test
  void anInvalidTokenIsAnonymous() {
    Route.all()
        .filter(route -> !route.open())
        .forEach(
            route ->
                assertThat(
                        status(
                            route, given().header("Authorization", "Bearer wrong"), newAccount()))
                    .as(route.name())
                    .isEqualTo(route.api() ? 401 : 303));
  }

  @Test
  void aMerchantSeesNothingOfOthersAndNothingSystemWide() {
    var owner = newAccount();
    var other = newAccount();
    TestStack.setUp(other, "acme", "td_secret-0123456789");

    Route.all()
        .filter(route -> !route.open())
        .forEach(
            route ->
                assertThat(status(route, merchant(owner), other))
                    .as(route.name())
                    .isEqualTo(route.signed() ? 401 : 404));
  }

  @Test
  void theStripeAppsRoutesRejectOperatorTokenAndSession() {
    var owner = newAccount();

    Route.all()
        .filter(Route::signed)
        .forEach(
            route -> {
              assertThat(status(route, TestStack.operator(), owner))
                  .as(route.name())
                  .isEqualTo(401);
              assertThat(status(route, session(new Caller.Operator()), owner))
                  .as(route.name())
                  .isEqualTo(401);
            });
  }

  @Test
  void aSignedCallOpensOnlyTheStripeAppsRoutes() {
    var owner = newAccount();
    TestStack.setUp(owner, "acme", "td_secret-0123456789");

    Route.all()
        .filter(route -> !route.open() && !route.signed())
        .forEach(
            route ->
                assertThat(status(route, signed(owner, route), owner))
                    .as(route.name())
                    .isIn(303, 401, 403));
  }

  @Test
  void signedRoutesShareAPathPrefix() {
    assertThat(Route.all().filter(route -> route.path().startsWith(SignedByStripe.PATH)))
        .isNotEmpty()
        .allMatch(Route::signed);
    assertThat(Route.all().filter(Route::signed))
        .allMatch(route -> route.path().startsWith(SignedByStripe.PATH));
  }

  @Test
  void aMerchantSeesTheirOwnPages() {
    var owner = newAccount();
    TestStack.setUp(owner, "acme", "td_secret-0123456789");

    for (var path :
        List.of(
            "/api/merchants/{account}/settings",
            "/api/merchants/{account}/conversions",
            "/api/merchants/{account}/checks",
            "/merchants/{account}",
            "/api/merchants/{account}/health",
            "/merchants/{account}/health",
            "/merchants/{account}/options",
            "/merchants/{account}/not-credited")) {
      assertThat(
              status(
                  new Route("GET", path, false, false, List.of(), List.of()),
                  merchant(owner),
                  owner))
          .as(path)
          .isEqualTo(200);
    }
  }

  @Test
  void aSessionChangesNothingWithoutItsCsrfToken() {
    var owner = newAccount();
    TestStack.setUp(owner, "acme", "td_secret-0123456789");

    Route.all()
        .filter(route -> !route.open() && !route.signed() && !route.method().equals("GET"))
        .forEach(
            route ->
                assertThat(status(route, operatorSession("of another session"), owner))
                    .as(route.name())
                    .isEqualTo(403));
  }

  @Test
  void crossSiteRequestsAreRejected() {
    given()
        .header("Sec-Fetch-Site", "cross-site")
        .contentType(ContentType.URLENC)
        .formParam("token", TestStack.OPERATOR_TOKEN)
        .post("/sign-in")
        .then()
        .statusCode(403);
  }

  @Test
  void aCookieOfTheProviderOpensNothing() {
    for (var name : List.of("q_session", "q_session_oidc", "q_auth_oidc_x")) {
      given().cookie(name, "none").get("/api/merchants").then().statusCode(401);
    }
  }

  @Test
  void withoutAProviderOidcSignInIsOff() {
    given().get("/sign-in/oidc").then().statusCode(404);
    given().get("/sign-in/oidc?code=x&state=x").then().statusCode(404);
    given().get("/sign-in/oidc/ended").then().statusCode(404);
  }

  @Test
  void anExpiredOrForgedSessionIsAnonymous() {
    var over = sessions.open(OPERATOR, "Test", Instant.now().minusSeconds(13 * 3600)).cookie();
    for (var value : List.of(over.getValue(), "invented", "b3BlcmF0b3I=", "")) {
      given().cookie(over.getName(), value).get("/api/merchants").then().statusCode(401);
    }
  }

  private RequestSpecification merchant(String account) {
    return session(new Caller.MerchantCaller(account));
  }

  private static RequestSpecification signed(String account, Route route) {
    return new StripeDashboard(account)
        .signed(route.method(), route.at(account, "pi_1"), Instant.now());
  }

  private RequestSpecification operatorSession(String csrf) {
    return given()
        .cookie(cookie(sessions.open(OPERATOR, "Test", Instant.now())))
        .header(CsrfFilter.HEADER, csrf);
  }

  private RequestSpecification session(Caller visitor) {
    var owner = SessionOwner.of(visitor, SignInMethod.TOKEN);
    var opened = sessions.open(owner, "Test", Instant.now());
    return given().cookie(cookie(opened)).header(CsrfFilter.HEADER, opened.session().csrf());
  }

  private static Cookie cookie(Sessions.Opened opened) {
    var cookie = opened.cookie();
    return new Cookie.Builder(cookie.getName(), cookie.getValue()).build();
  }

  private static int status(Route route, RequestSpecification request, String account) {
    var path = route.at(account, "pi_1");
    var ready = request.redirects().follow(false);
    if (!route.method().equals("GET")) {
      ready = ready.contentType(route.api() ? ContentType.JSON : ContentType.URLENC);
    }
    return ready.request(route.method(), path).statusCode();
  }
}
