package io.saletrail.settings.console.signin;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.app.StripeDashboard;
import io.saletrail.settings.console.Browser;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class InstallTest {
  private final String account = newAccount();
  private final Browser browser = new Browser();

  @Test
  void installingTheAppSignsANewMerchantInToTheirOwnConsole() {
    var state = begin();

    var back = comeBack(browser, state, signature(state, account, Instant.now()));

    assertThat(back.header("Location")).isEqualTo("/merchants/" + account);
    var page = browser.open("/merchants/" + account);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("Stripe not read yet").contains("Tenant ID missing");
    assertThat(browser.open("/merchants/" + newAccount()).statusCode()).isEqualTo(404);
  }

  @Test
  void theInstallUrlNamesTheAppAndTheCallback() {
    var link = browser.open("/install").header("Location");

    assertThat(link)
        .startsWith(
            "https://marketplace.stripe.com/apps/install/link/io.saletrail.tests"
                + "?redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Finstall%2Fdone&state=");
  }

  @Test
  void theStateIsKeptFromScriptsAndOtherSites() {
    assertThat(browser.open("/install").header("Set-Cookie"))
        .contains("saletrail_install=")
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Path=/install");
  }

  @Test
  void anotherBrowserCannotFinishTheInstallation() {
    var state = begin();

    var back = comeBack(new Browser(), state, signature(state, account, Instant.now()));

    assertRefused(back, "not started here");
  }

  @Test
  void aStateIsValidOnce() {
    var state = begin();
    var signature = signature(state, account, Instant.now());
    assertThat(comeBack(browser, state, signature).statusCode()).isEqualTo(303);

    assertRefused(comeBack(browser, state, signature), "not started here");
  }

  @Test
  void aCopyOfTheStateAndItsCookieIsOfNoUseAfterTheInstallation() {
    var sent = browser.open("/install");
    var cookie = sent.cookie("saletrail_install");
    var state = state(sent);
    var signature = signature(state, account, Instant.now());
    assertThat(comeBack(browser, state, signature).statusCode()).isEqualTo(303);

    var again =
        given()
            .redirects()
            .follow(false)
            .cookie("saletrail_install", cookie)
            .get(path(state, signature));

    assertRefused(again, "already complete");
  }

  @Test
  void theStateOfAnEarlierInstallationIsRejected() {
    var first = begin();
    begin();

    var back = comeBack(browser, first, signature(first, account, Instant.now()));

    assertRefused(back, "not started here");
  }

  @Test
  void anAccountOtherThanTheSignedOneIsRejected() {
    var state = begin();

    var back = comeBack(browser, state, signature(state, newAccount(), Instant.now()));

    assertRefused(back, "not verified");
  }

  @Test
  void anOldSignatureIsRejected() {
    var state = begin();
    var old = signature(state, account, Instant.now().minusSeconds(301));

    assertRefused(comeBack(browser, state, old), "not verified");
  }

  @Test
  void aCancelledInstallationIsExplained() {
    begin();

    var back = browser.open("/install/done?error=access_denied");

    assertRefused(back, "Installation cancelled");
  }

  @Test
  void invalidCallbacksAreErrorPages() {
    for (var query :
        new String[] {"", "?state=", "?state=%00&account_id=acct_1", "?state=a&state=b"}) {
      assertThat(browser.open("/install/done" + query).statusCode()).isEqualTo(400);
    }
  }

  private String begin() {
    return state(browser.open("/install"));
  }

  private static String state(Response sent) {
    return URI.create(sent.header("Location")).getQuery().replaceAll(".*&state=", "");
  }

  private Response comeBack(Browser from, String state, String signature) {
    return from.open(path(state, signature));
  }

  private String path(String state, String signature) {
    return "/install/done?user_id=usr_1&account_id=%s&state=%s&install_signature=%s"
        .formatted(account, state, signature);
  }

  private static String signature(String state, String account, Instant at) {
    var text =
        "{\"state\":\"%s\",\"user_id\":\"usr_1\",\"account_id\":\"%s\"}".formatted(state, account);
    return StripeDashboard.signature(text, at);
  }

  private static void assertRefused(Response back, String why) {
    assertThat(back.statusCode()).isEqualTo(400);
    assertThat(back.asString()).contains(why);
    assertThat(back.cookies()).doesNotContainKey("saletrail_session");
  }
}
