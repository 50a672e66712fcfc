package io.saletrail.settings.access.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.saletrail.settings.LogCapture;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.saletrail.settings.access.session.Sessions;
import io.saletrail.settings.console.Browser;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The complete sign-in at an OpenID Connect provider.
@QuarkusTest
@WithTestResource(OidcProvider.class)
class OidcSignInTest {
  private Browser browser = new Browser();

  @Inject Sessions sessions;

  @Test
  void anOperatorSignsInAndIsAuditedByName() {
    OidcProvider.expects("Ada", "staff", "saletrail-operators");
    assertThat(browser.open("/").asString()).contains("Sign in with your organisation");

    var back = comeBack(browser, OidcProvider.visit(begin()));

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.header("Location")).isEqualTo("/merchants");
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(200);
    assertThat(browser.open("/audit").asString())
        .contains("Operator: Ada")
        .contains("Signed in (OpenID Connect)");
  }

  @Test
  void theRequestHasPkceStateNonceAndTheRedirectUrl() {
    var there = begin().header("Location");

    assertThat(there)
        .contains("response_type=code")
        .contains("code_challenge_method=S256")
        .contains("state=")
        .contains("nonce=")
        .contains("redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsign-in%2Foidc");
  }

  @Test
  void aUserWithoutTheClaimIsRejectedWithoutASession() {
    OidcProvider.expects("Eve", "staff");

    var back = comeBack(browser, OidcProvider.visit(begin()));

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.asString()).contains("not an operator of Saletrail");
    assertThat(back.cookies()).doesNotContainKey("saletrail_session");
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(303);
  }

  @Test
  void aRoleThatWasTakenAwayEndsTheSessionsOfItsUserAtTheNextSignIn() {
    OidcProvider.expects("Mallory", "saletrail-operators");
    comeBack(browser, OidcProvider.visit(begin()));
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(200);
    var office = browser;
    browser = new Browser();
    OidcProvider.expects("Mallory", "staff");

    var back = comeBack(browser, OidcProvider.visit(begin()));

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(office.open("/merchants").header("Location")).endsWith("&ended=true");
  }

  @Test
  void anotherBrowserCannotFinishTheSignIn() {
    var way = OidcProvider.visit(begin());

    var stranger = new Browser();

    assertEnded(stranger, comeBack(stranger, way));
  }

  @Test
  void anInvalidStateIsRejected() {
    var way = OidcProvider.visit(begin()).replaceFirst("state=[^&]{4}", "state=AAAA");

    assertEnded(browser, comeBack(browser, way));
  }

  @Test
  void anExpiredTokenIsRejectedAndNotLogged() {
    OidcProvider.expectsTooLate("Grace", "saletrail-operators");
    try (var log = new LogCapture()) {
      var back = comeBack(browser, OidcProvider.visit(begin()));

      assertEnded(browser, back);
      assertThat(log.text()).contains("channel=OIDC outcome=FAILED").doesNotContain("Grace");
    }
  }

  @Test
  void theSessionExpiresLikeAnyOther() {
    var ada = new SessionOwner(new Caller.Operator("Ada"), SignInMethod.OIDC, "subject-of-Ada");
    var cookie = sessions.open(ada, "Test", Instant.now().minus(Duration.ofHours(13))).cookie();

    given()
        .redirects()
        .follow(false)
        .cookie(cookie.getName(), cookie.getValue())
        .get("/merchants")
        .then()
        .statusCode(303)
        .header("Location", "/?then=%2Fmerchants&ended=true");
  }

  @Test
  void theProvidersCookiesOpenNothing() {
    for (var name : List.of("q_session", "q_session_oidc", "q_auth_oidc_x")) {
      given()
          .redirects()
          .follow(false)
          .cookie(name, "none")
          .get("/api/merchants?state=x&code=x")
          .then()
          .statusCode(not(200));
    }
  }

  @Test
  void aCodeOfAnotherSignInIsRejected() {
    var way = OidcProvider.visit(begin()).replaceFirst("code=[^&]+", "code=invented");

    assertEnded(browser, comeBack(browser, way));
  }

  @Test
  void aCancelledSignInIsExplained() {
    var state = begin().header("Location").replaceFirst(".*[?&]state=([^&]+).*", "$1");

    var back = browser.open("/sign-in/oidc?error=access_denied&state=" + state);

    assertThat(back.statusCode()).isEqualTo(302);
    assertThat(back.header("Location")).contains("/sign-in/oidc/ended?");
  }

  @Test
  void signOutEndsTheSessionAndTheProviderIsAskedAgain() {
    OidcProvider.expects("Ada", "saletrail-operators");
    comeBack(browser, OidcProvider.visit(begin()));
    browser.open("/merchants");

    browser.send("/sign-out", Map.of());

    assertThat(browser.open("/merchants").statusCode()).isEqualTo(303);
    assertThat(begin().header("Location")).contains("/authorize?");
  }

  @Test
  void formsOfTheSessionCarryItsCsrfToken() {
    OidcProvider.expects("Ada", "saletrail-operators");
    comeBack(browser, OidcProvider.visit(begin()));

    assertThat(browser.send("/merchants", Map.of("account", "acct_1")).statusCode()).isEqualTo(403);
    browser.open("/merchants");
    assertThat(browser.send("/merchants", Map.of("account", "acct_1")).statusCode()).isEqualTo(303);
  }

  @Test
  void personalDataIsNotLogged() {
    try (var log = new LogCapture()) {
      OidcProvider.expects("Grace", "saletrail-operators");
      comeBack(browser, OidcProvider.visit(begin()));

      assertThat(log.text())
          .contains("by=operator channel=OIDC outcome=ACCEPTED")
          .doesNotContain("Grace");
    }
  }

  private Response begin() {
    var sent = browser.open("/sign-in/oidc");
    assertThat(sent.statusCode()).isIn(302, 303);
    return sent;
  }

  private static Response comeBack(Browser browser, String way) {
    var uri = URI.create(way);
    return browser.open(uri.getPath() + "?" + uri.getQuery());
  }

  private static void assertEnded(Browser browser, Response back) {
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.header("Location")).isEqualTo("/sign-in/oidc/ended");
    assertThat(back.cookies()).doesNotContainKey("saletrail_session");
    assertThat(browser.open("/sign-in/oidc/ended").asString()).contains("Sign-in failed");
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(303);
  }
}
