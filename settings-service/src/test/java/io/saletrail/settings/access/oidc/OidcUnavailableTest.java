package io.saletrail.settings.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.settings.console.Browser;
import org.junit.jupiter.api.Test;

/// The provider is unreachable.
@QuarkusTest
@WithTestResource(
    value = OidcProvider.class,
    initArgs = @ResourceArg(name = OidcProvider.AWAY, value = "true"))
class OidcUnavailableTest {
  @Test
  void theConsoleWorksWithTheOperatorTokenWhileTheProviderIsDown() {
    assertThat(Browser.signedIn().open("/merchants").statusCode()).isEqualTo(200);
  }

  @Test
  void aSignInWhileTheProviderIsDownIsExplained() {
    var browser = new Browser();

    var answer = browser.open("/sign-in/oidc");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.open(answer.header("Location")).asString())
        .contains("Sign-in failed")
        .contains("your organisation did not respond");
  }
}
