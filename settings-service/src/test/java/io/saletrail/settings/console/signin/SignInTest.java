package io.saletrail.settings.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.console.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class SignInTest {
  @Test
  void theOperatorTokenOpensTheConsoleAndTheCookieIsKeptFromScriptsAndOtherSites() {
    var browser = new Browser();
    assertThat(browser.open("/").asString()).contains("Operator token");

    var answer = browser.send("/sign-in", Map.of("token", TestStack.OPERATOR_TOKEN));

    assertThat(answer.header("Location")).isEqualTo("/merchants");
    assertThat(answer.header("Set-Cookie"))
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Max-Age=43200")
        .doesNotContain(TestStack.OPERATOR_TOKEN);
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "operator-token-of-the-test"})
  void anotherTokenDoesNot(String token) {
    var answer = new Browser().send("/sign-in", Map.of("token", token));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.asString())
        .contains("operator token")
        .doesNotContain("\"" + token + "\" name");
    assertThat(answer.cookies()).isEmpty();
  }

  @Test
  void afterSignInTheRequestedPageOpens() {
    var browser = new Browser();
    var asked = browser.open("/merchants/acct_1/conversions");
    assertThat(asked.header("Location")).isEqualTo("/?then=%2Fmerchants%2Facct_1%2Fconversions");
    var filtered = browser.open("/merchants/acct_1/conversions?status=REFUNDED");
    assertThat(filtered.header("Location"))
        .isEqualTo("/?then=%2Fmerchants%2Facct_1%2Fconversions%3Fstatus%3DREFUNDED");

    var answer =
        browser.send(
            "/sign-in",
            Map.of("token", TestStack.OPERATOR_TOKEN, "then", "/merchants/acct_1/conversions"));

    assertThat(answer.header("Location")).isEqualTo("/merchants/acct_1/conversions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "//evil.example", "/\\evil.example", "/merchants/../x"})
  void redirectsStayWithinTheConsole(String then) {
    var answer =
        new Browser().send("/sign-in", Map.of("token", TestStack.OPERATOR_TOKEN, "then", then));

    assertThat(answer.header("Location")).isEqualTo("/merchants");
  }

  @Test
  void signingOutEndsIt() {
    var browser = Browser.signedIn();

    browser.send("/sign-out", Map.of());

    assertThat(browser.open("/merchants").statusCode()).isEqualTo(303);
  }

  @Test
  void inDevelopmentOneClickIsEnough() {
    var browser = new Browser();
    assertThat(browser.open("/").asString()).contains("Development sign-in");

    assertThat(browser.send("/sign-in/development", Map.of()).statusCode()).isEqualTo(303);
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(200);
  }

  @Test
  void pagesAllowNoInlineCodeAndAreNotCached() {
    var page = Browser.signedIn().open("/merchants");

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.asString()).doesNotContain(" style=").doesNotContain(" onclick=");
  }

  @Test
  void anUnknownUrlIsAnErrorPage() {
    var page = new Browser().open("/nowhere");

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.asString()).contains("Not found");
  }
}
