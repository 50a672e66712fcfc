package io.saletrail.settings.console.snippet;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.console.Browser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class SnippetPagesTest {
  @Test
  void theSnippetsAreReadyToCopy() {
    var account = newAccount();
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account);
    browser.send("/merchants/" + account + "/settings", Map.of("trackdeskTenantId", "acme"));

    assertThat(browser.open("/merchants/" + account + "/snippets").asString())
        .contains("trackdesk(&quot;acme&quot;, &quot;click&quot;")
        .contains("/snippets/v1/payment-link.js")
        .contains("?trackdesk_check=1")
        .contains("Strict Content Security Policy?")
        .contains("'sha256-");
  }

  @ParameterizedTest
  @CsvSource({
    "'', Enter the URL of a web page",
    "ftp://example.com/, Enter the URL of a web page",
    "http://localhost/, Enter a public URL",
    "http://127.0.0.1/, Enter a public URL",
    "http://[::1]/, Enter a public URL",
    "http://169.254.169.254/latest/meta-data/, Enter a public URL",
    "http://2130706433/, Enter a public URL",
    "https://1.1.1.1:8443/, Enter a public URL",
    "https://no-such-host.invalid/, No website found"
  })
  void aPageThatIsNotPublicIsNotOpened(String address, String answer) {
    var account = newAccount();
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account + "/snippets");

    var page =
        browser.send("/merchants/" + account + "/snippets/check", Map.of("address", address));

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString()).contains(answer);
  }

  @Test
  void developersReadHowToPassTheClickWithoutSigningIn() {
    assertThat(new Browser().open("/developers").asString())
        .contains("client_reference_id: clickId(request.cookies.trakdesk_cid)");
  }

  @Test
  void pageChecksHaveALimit() {
    var account = newAccount();
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account + "/snippets");
    var check = "/merchants/" + account + "/snippets/check";
    for (int n = 0; n < 10; n++) {
      browser.send(check, Map.of("address", "http://127.0.0.1/"));
    }

    assertThat(browser.send(check, Map.of("address", "http://127.0.0.1/")).asString())
        .contains("Too many checks");
  }
}
