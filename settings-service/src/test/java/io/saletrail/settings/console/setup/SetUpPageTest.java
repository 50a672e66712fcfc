package io.saletrail.settings.console.setup;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.console.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class SetUpPageTest {
  private static final String TOKEN = "td_secret-0123456789";

  @Test
  void aMerchantIsSetUpThroughTheForm() {
    var account = newAccount();
    var browser = Browser.signedIn();
    assertThat(browser.send("/merchants", Map.of("account", account)).header("Location"))
        .isEqualTo("/merchants/" + account);
    assertThat(browser.open("/merchants/" + account).asString()).contains("Tenant ID missing");

    var saved =
        browser.send(
            "/merchants/" + account + "/settings",
            Map.of("trackdeskTenantId", " acme ", "personalToken", TOKEN));

    assertThat(saved.statusCode()).isEqualTo(303);
    assertThat(browser.open(saved.header("Location")).asString())
        .contains("Changes saved.")
        .contains("Tenant ID saved")
        .contains("Checking token")
        .contains("/merchants/" + account + "/snippets")
        .contains("/merchants/" + account + "/options")
        .doesNotContain(TOKEN);
  }

  @Test
  void errorsAreShownBesideTheFieldAndOnlyTheTokenIsDropped() {
    var account = newAccount();
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account);

    var page =
        browser.send(
            "/merchants/" + account + "/settings",
            Map.of(
                "trackdeskTenantId",
                "https://acme.trackdesk.com",
                "personalToken",
                "typed with spaces"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString())
        .contains("Please correct the highlighted field")
        .contains("value=\"https://acme.trackdesk.com\"")
        .contains("Enter only the name before .trackdesk.com: acme.")
        .contains("A personal token has no spaces")
        .doesNotContain("typed with spaces");
    operator().get("/api/merchants/{account}/settings", account).then().statusCode(404);
  }

  @Test
  void anEmptyTokenFieldKeepsTheSavedOne() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account);

    browser.send(
        "/merchants/" + account + "/settings",
        Map.of("trackdeskTenantId", "acme", "personalToken", ""));

    operator()
        .get("/api/merchants/{account}/settings", account)
        .then()
        .body("trackdeskTenantId", equalTo("acme"))
        .body("personalTokenSaved", equalTo(true));
  }

  @Test
  void anotherTenantSaysWhatHappensAndNeedsItsOwnToken() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account);

    var saved =
        browser.send(
            "/merchants/" + account + "/settings",
            Map.of("trackdeskTenantId", "acme-two", "personalToken", ""));

    assertThat(browser.open(saved.header("Location")).asString())
        .contains("New sales go to this tenant. Earlier ones stay in the tenant");
    settings(account).body("personalTokenSaved", equalTo(false));
    browser.send(
        "/merchants/" + account + "/settings",
        Map.of("trackdeskTenantId", "acme", "personalToken", ""));
    settings(account).body("personalTokenSaved", equalTo(true));
  }

  private static ValidatableResponse settings(String account) {
    return operator().get("/api/merchants/{account}/settings", account).then();
  }

  @Test
  void anInvalidAccountIsReportedBesideTheField() {
    var page = Browser.signedIn().send("/merchants", Map.of("account", "acme"));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString())
        .contains("Enter a Stripe account ID, such as")
        .contains("value=\"acme\"");
  }

  @Test
  void checkNowShowsItsProgress() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account);

    var asked = browser.send("/merchants/" + account + "/checks", Map.of());

    assertThat(asked.header("Location")).isEqualTo("/merchants/" + account + "#checks");
    assertThat(browser.open("/merchants/" + account).asString())
        .contains("Connecting to Stripe…")
        .contains("http-equiv=\"refresh\"");
    assertThat(browser.open("/merchants/" + account + "/checks/live").asString())
        .contains("data-events=\"/api/merchants/" + account + "/checks/")
        .doesNotContain("<html");
  }
}
