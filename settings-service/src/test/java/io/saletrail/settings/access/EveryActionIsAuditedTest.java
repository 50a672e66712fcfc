package io.saletrail.settings.access;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.app.StripeDashboard;
import io.saletrail.settings.console.Browser;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every route that changes something writes an audit record. The routes are found by reflection,
/// so a new one needs an example here or a reason why it needs no record.
@QuarkusTest
@WithTestResource(TestStack.class)
class EveryActionIsAuditedTest {
  private static final Map<String, String> DRY_RUN =
      Map.of("from", "2026-01-01", "to", "2026-01-31");

  private static final Map<String, Object> KEY = Map.of("name", "Test", "scopes", List.of("READ"));

  private static final Map<String, String> EMAIL =
      Map.of("kind", "EMAIL", "address", "alerts@example.com");

  /// Routes that accept a request and change no merchant's data. Adding one is a decision.
  private static final Map<String, String> WITHOUT_AN_ENTRY =
      Map.of(
          "POST /merchants",
          "only leads to the page of an account",
          "POST /merchants/{account}/snippets/check",
          "looks at a page that everybody may look at",
          "POST /merchants/{account}/test/page",
          "looks at a page that everybody may look at, and remembers what it saw",
          "POST /merchants/{account}/shadow/comparison",
          "compares, and keeps nothing",
          "POST /api/merchants/{account}/shadow/comparison",
          "compares, and keeps nothing");

  /// A request to each of the other routes, for an account that is set up.
  private static final Map<String, Function<String, Response>> ACTS =
      Map.ofEntries(
          entry("PUT /api/merchants/{account}/settings", json("PUT", "/settings", other())),
          entry("POST /api/merchants/{account}/checks", json("POST", "/checks", Map.of())),
          entry(
              "POST /api/merchants/{account}/redrives",
              json("POST", "/redrives", Map.of("conversion", "ch_1"))),
          entry(
              "POST /api/merchants/{account}/erasures",
              json("POST", "/erasures", Map.of("subject", "BUYER", "customer", "cus_1"))),
          entry(
              "POST /merchants/{account}/privacy/erasures",
              form(
                  "/privacy/erasures",
                  Map.of("subject", "BUYER", "customer", "cus_1", "confirmed", "yes"))),
          entry(
              "POST /api/merchants/{account}/exports",
              json("POST", "/exports", Map.of("subject", "MERCHANT"))),
          entry(
              "POST /merchants/{account}/privacy/exports",
              form("/privacy/exports", Map.of("subject", "MERCHANT"))),
          entry("POST /api/merchants/{account}/backfills", json("POST", "/backfills", DRY_RUN)),
          entry("POST /api/merchants/{account}/backfills/{id}/pause", control("pause")),
          entry("POST /api/merchants/{account}/backfills/{id}/resume", control("resume")),
          entry("POST /api/merchants/{account}/backfills/{id}/cancel", control("cancel")),
          entry(
              "PUT /api/merchants/{account}/alerts",
              json("PUT", "/alerts", Map.of("digest", "DAILY"))),
          entry(
              "POST /api/merchants/{account}/alerts/destinations",
              json("POST", "/alerts/destinations", EMAIL)),
          entry(
              "DELETE /api/merchants/{account}/alerts/destinations/{id}",
              account -> operator().delete("/api" + destination(account))),
          entry(
              "POST /api/merchants/{account}/alerts/destinations/{id}/test",
              account -> operator().post("/api" + destination(account) + "/test")),
          entry("POST /merchants/{account}/alerts", form("/alerts", Map.of("digest", "DAILY"))),
          entry(
              "POST /merchants/{account}/alerts/destinations", form("/alerts/destinations", EMAIL)),
          entry(
              "POST /merchants/{account}/alerts/destinations/{id}/remove",
              account -> Browser.signedIn().send(destination(account) + "/remove", Map.of())),
          entry(
              "POST /merchants/{account}/alerts/destinations/{id}/test",
              account -> Browser.signedIn().send(destination(account) + "/test", Map.of())),
          entry(
              "PUT /app/settings",
              account -> new StripeDashboard(account).put("/app/settings", other())),
          entry("POST /app/checks", account -> new StripeDashboard(account).post("/app/checks")),
          entry(
              "POST /app/console-links",
              account -> new StripeDashboard(account).post("/app/console-links")),
          entry(
              "DELETE /api/merchants/{account}/sessions/{id}",
              account -> operator().delete(sessionOf(account))),
          entry(
              "DELETE /api/merchants/{account}/sessions",
              account -> operator().delete(sessionOf(account).replaceFirst("/[^/]+$", ""))),
          entry(
              "DELETE /api/sessions/{id}",
              account -> operator().delete("/api/sessions/" + operatorSession())),
          entry(
              "DELETE /api/sessions",
              account -> {
                Browser.signedIn();
                return operator().delete("/api/sessions");
              }),
          entry(
              "POST /merchants/{account}/sessions/{id}/end",
              account ->
                  Browser.signedIn().send(sessionOf(account).substring(4) + "/end", Map.of())),
          entry(
              "POST /merchants/{account}/sessions/end",
              account ->
                  Browser.signedIn()
                      .send(
                          sessionOf(account).substring(4).replaceFirst("[^/]+$", "end"), Map.of())),
          entry(
              "POST /sessions/{id}/end",
              account ->
                  Browser.signedIn().send("/sessions/" + operatorSession() + "/end", Map.of())),
          entry(
              "POST /sessions/end", account -> Browser.signedIn().send("/sessions/end", Map.of())),
          entry("POST /api/merchants/{account}/keys", json("POST", "/keys", KEY)),
          entry(
              "DELETE /api/merchants/{account}/keys/{id}",
              account -> operator().delete("/api" + key("/merchants/" + account))),
          entry("POST /api/keys", account -> newKey("")),
          entry("DELETE /api/keys/{id}", account -> operator().delete("/api" + key(""))),
          entry(
              "POST /merchants/{account}/keys",
              form("/keys", Map.of("name", "Test", "scope", "READ"))),
          entry(
              "POST /merchants/{account}/keys/{id}/revoke",
              account ->
                  Browser.signedIn().send(key("/merchants/" + account) + "/revoke", Map.of())),
          entry(
              "POST /keys",
              account -> Browser.signedIn().send("/keys", Map.of("name", "Test", "scope", "READ"))),
          entry(
              "POST /keys/{id}/revoke",
              account -> Browser.signedIn().send(key("") + "/revoke", Map.of())),
          entry(
              "POST /sign-in/stripe",
              account -> new Browser().send("/sign-in/stripe", Map.of("ticket", ticket(account)))),
          entry("POST /merchants/{account}/settings", form("/settings", other())),
          entry(
              "POST /merchants/{account}/options",
              form("/options", Map.of("options.recurring", "OFF"))),
          entry("POST /merchants/{account}/test/start", form("/test/start", Map.of())),
          entry(
              "POST /merchants/{account}/test/mode", form("/test/mode", Map.of("deliver", "true"))),
          entry("POST /merchants/{account}/test/check", form("/test/check", Map.of())),
          entry("POST /merchants/{account}/checks", form("/checks", Map.of())),
          entry(
              "POST /merchants/{account}/redrives",
              form("/redrives", Map.of("conversion", "ch_1"))),
          entry("POST /merchants/{account}/backfill", form("/backfill", DRY_RUN)),
          entry("POST /merchants/{account}/backfill/{id}/pause", steerByForm("pause")),
          entry("POST /merchants/{account}/backfill/{id}/resume", steerByForm("resume")),
          entry("POST /merchants/{account}/backfill/{id}/cancel", steerByForm("cancel")),
          entry(
              "POST /sign-in",
              account -> new Browser().send("/sign-in", Map.of("token", TestStack.OPERATOR_TOKEN))),
          entry(
              "POST /sign-in/development",
              account -> new Browser().send("/sign-in/development", Map.of())),
          entry("POST /sign-out", account -> Browser.signedIn().send("/sign-out", Map.of())));

  private static String ticket(String account) {
    var url = new StripeDashboard(account).post("/app/console-links").jsonPath().getString("url");
    return url.replaceFirst(".*ticket=", "");
  }

  /// The path of a merchant's open session in the API.
  private static String sessionOf(String account) {
    new Browser().send("/sign-in/stripe", Map.of("ticket", ticket(account)));
    var path = "/api/merchants/" + account + "/sessions";
    return path + "/" + operator().get(path).jsonPath().getString("items[0].id");
  }

  /// The path of a new destination of alerts, without the prefix of the API.
  private static String destination(String account) {
    var added = json("POST", "/alerts/destinations", EMAIL).apply(account);
    return "/merchants/%s/alerts/destinations/%s"
        .formatted(account, added.jsonPath().getString("destination.id"));
  }

  /// A new key of a merchant, or of operators.
  private static Response newKey(String owner) {
    return operator().contentType(ContentType.JSON).body(KEY).post("/api" + owner + "/keys");
  }

  /// The path of a new key, without the prefix of the API.
  private static String key(String owner) {
    return owner + "/keys/" + newKey(owner).jsonPath().getString("key.id");
  }

  private static String operatorSession() {
    Browser.signedIn();
    return operator().get("/api/sessions").jsonPath().getString("items[0].id");
  }

  @Test
  void everyRouteThatChangesStateIsListed() {
    assertThat(Stream.concat(ACTS.keySet().stream(), WITHOUT_AN_ENTRY.keySet().stream()))
        .containsExactlyInAnyOrderElementsOf(
            Route.all().filter(route -> !route.reads()).map(Route::name).toList());
  }

  @Test
  void eachWritesAnAuditEntry() {
    ACTS.forEach(EveryActionIsAuditedTest::leavesAnEntry);
  }

  private static void leavesAnEntry(String route, Function<String, Response> act) {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var before = newest();

    var answer = act.apply(account);

    assertThat(answer.statusCode()).as(route).isIn(200, 201, 202, 303);
    assertThat(newest()).as(route).isGreaterThan(before);
  }

  /// Nothing else happens meanwhile, so a newer record belongs to this request.
  private static long newest() {
    List<String> ids =
        operator().get("/api/audit?limit=1").jsonPath().getList("items.id", String.class);
    return Long.parseLong(ids.getFirst());
  }

  private static Map<String, String> other() {
    return Map.of("trackdeskTenantId", "acme-two");
  }

  private static Function<String, Response> json(String method, String path, Map<String, ?> body) {
    return account ->
        operator()
            .contentType(ContentType.JSON)
            .body(body)
            .request(method, "/api/merchants/" + account + path);
  }

  private static Function<String, Response> control(String step) {
    return account ->
        json("POST", "/backfills/" + dryRun(account) + "/" + step, Map.of()).apply(account);
  }

  private static Function<String, Response> form(String path, Map<String, String> fields) {
    return account -> Browser.signedIn().send("/merchants/" + account + path, fields);
  }

  private static Function<String, Response> steerByForm(String step) {
    return account -> form("/backfill/" + dryRun(account) + "/" + step, Map.of()).apply(account);
  }

  private static String dryRun(String account) {
    return json("POST", "/backfills", DRY_RUN).apply(account).jsonPath().getString("id");
  }
}
