package io.saletrail.settings;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What the service is started with in tests, and the requests that most tests make.
public final class TestStack implements QuarkusTestResourceLifecycleManager {
  public static final String OPERATOR_TOKEN = "operator-token-of-the-tests";

  /// 32 bytes, for tests alone.
  public static final String SECRETS_KEY = "c2FsZXRyYWlsLXRlc3RzLW9ubHktMzItYnl0ZS1rZXk=";

  /// What Stripe signs the app's calls with.
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
    // All tests come from one address, and some of them show wrong tokens at every route.
    settings.put("saletrail.limit.wrong-tokens", "300 per 5M");
    settings.put("saletrail.limit.wrong-tokens-total", "300 per 5M");
    settings.put("saletrail.limit.anonymous-requests", "2000 per 1M");
    // Others ask for everything in turn, for one merchant.
    settings.put("saletrail.limit.app-calls", "600 per 1M");
    settings.put("saletrail.limit.checks", "300 per 10M");
    settings.put("saletrail.limit.changes", "600 per 1M");
    return settings;
  }

  @Override
  public void stop() {
    infrastructure.stop();
  }

  /// An account no other test has.
  public static String newAccount() {
    return "acct_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  /// A request with the operator token.
  public static RequestSpecification operator() {
    return given().header("Authorization", "Bearer " + OPERATOR_TOKEN);
  }

  /// Saves settings that are good.
  public static void setUp(String account, String tenant, String token) {
    operator()
        .contentType(ContentType.JSON)
        .body(Map.of("trackdeskTenantId", tenant, "personalToken", token))
        .put("/api/merchants/{account}/settings", account)
        .then()
        .statusCode(201);
  }
}
