package io.saletrail.settings;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The configuration of the service under test, and requests that most tests make.
public final class TestStack implements QuarkusTestResourceLifecycleManager {
  public static final String OPERATOR_TOKEN = "operator-token-of-the-tests";

  /// 32 bytes, for tests only.
  /// The key before the newest one.
  public static final String OLD_KEY = "kZcQ1ySkVC4vhWp0mTfXg9aB3nLr7eUoJt2i8wHs6dE=";

  public static final String SECRETS_KEY =
      "c2FsZXRyYWlsLXRlc3RzLW9ubHktMzItYnl0ZS1rZXk=," + OLD_KEY;

  /// Signs the app's calls in place of Stripe.
  public static final String APP_SECRET = "absec_of_the_tests";

  private final InfrastructureTestResource infrastructure = new InfrastructureTestResource();

  @Override
  public void init(Map<String, String> arguments) {
    infrastructure.init(Map.of("database", "settings"));
  }

  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(infrastructure.start());
    settings.put("OPERATOR_TOKEN", OPERATOR_TOKEN);
    settings.put("SECRETS_KEY", SECRETS_KEY);
    settings.put("CONSOLE_URL", "http://localhost:8080");
    settings.put("DEV_SIGN_IN", "true");
    settings.put("STRIPE_APP_SECRET", APP_SECRET);
    settings.put("STRIPE_APP_ID", "io.saletrail.tests");
    settings.put("saletrail.health.tick", "1S");
    settings.put("saletrail.alert.tick", "1S");
    settings.put("saletrail.alert.dispatch-tick", "1S");
    settings.put("saletrail.alert.settle", "0S");
    settings.put("saletrail.alert.private-networks", "true");
    settings.put("MAIL_FROM", "alerts@saletrail.example");
    // All tests share one client address, and some of them send wrong tokens to every route.
    settings.put("saletrail.operator.wrong-tokens", "1000");
    settings.put("saletrail.limit.anonymous-requests", "2000 per 1M");
    // Some tests call every route for one merchant.
    settings.put("saletrail.limit.app-calls", "600 per 1M");
    settings.put("saletrail.limit.checks", "300 per 10M");
    settings.put("saletrail.limit.changes", "600 per 1M");
    settings.put("saletrail.limit.exports", "300 per 1H");
    settings.put("saletrail.limit.alert-tests", "300 per 1H");
    return settings;
  }

  @Override
  public void stop() {
    infrastructure.stop();
  }

  /// An account that no other test uses.
  public static String newAccount() {
    return "acct_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  /// A request with the operator token.
  public static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + OPERATOR_TOKEN);
  }

  /// Saves valid settings.
  public static void setUp(String account, String tenant, String token) {
    operator()
        .contentType(ContentType.JSON)
        .body(Map.of("trackdeskTenantId", tenant, "personalToken", token))
        .put("/api/merchants/{account}/settings", account)
        .then()
        .statusCode(201);
  }
}
