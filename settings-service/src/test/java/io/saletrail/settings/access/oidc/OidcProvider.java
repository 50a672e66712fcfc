package io.saletrail.settings.access.oidc;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.saletrail.settings.TestStack;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/// Configures an OpenID Connect provider for operators. It verifies the code, the client and PKCE,
/// and signs its tokens.
public final class OidcProvider implements QuarkusTestResourceLifecycleManager {
  private static final String ISSUER = "organisation";
  private static final String CLIENT = "saletrail";
  private static final long AN_HOUR = 3600;
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

  /// The argument that makes the provider unreachable.
  static final String AWAY = "away";

  private static final String UNREACHABLE = "http://localhost:1/unreachable";

  private final TestStack house = new TestStack();
  private boolean away;

  @Override
  public void init(Map<String, String> arguments) {
    away = arguments.containsKey(AWAY);
    house.init(arguments);
  }

  @Override
  public Map<String, String> start() {
    if (!away) {
      PROVIDER.start();
    }
    var settings = new HashMap<>(house.start());
    settings.put("OIDC_ISSUER", away ? UNREACHABLE : PROVIDER.issuerUrl(ISSUER).toString());
    settings.put("OIDC_CLIENT_ID", CLIENT);
    settings.put("OIDC_CLIENT_SECRET", "client-secret-of-the-tests");
    settings.put("OIDC_OPERATOR_CLAIM", "groups");
    settings.put("OIDC_OPERATOR_VALUE", "saletrail-operators");
    return settings;
  }

  @Override
  public void stop() {
    house.stop();
    if (!away) {
      PROVIDER.shutdown();
    }
  }

  /// Sets the person who signs in next.
  static void expects(String name, String... groups) {
    expects(name, AN_HOUR, groups);
  }

  /// The same, with tokens that expired long ago.
  static void expectsTooLate(String name, String... groups) {
    expects(name, -AN_HOUR, groups);
  }

  private static void expects(String name, long seconds, String... groups) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            ISSUER,
            "subject-of-" + name,
            "JWT",
            List.of(CLIENT),
            Map.of("name", name, "email", name + "@example.com", "groups", List.of(groups)),
            seconds));
  }

  /// Follows the redirect to the provider and returns the URL that the provider redirects back to.
  static String visit(Response sent) {
    return RestAssured.given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .get(sent.header("Location"))
        .header("Location");
  }
}
