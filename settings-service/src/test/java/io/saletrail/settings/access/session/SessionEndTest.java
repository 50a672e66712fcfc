package io.saletrail.settings.access.session;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.caller.SessionOwner;
import io.saletrail.settings.access.caller.SignInMethod;
import io.saletrail.settings.app.StripeDashboard;
import io.saletrail.settings.console.Browser;
import io.saletrail.settings.merchant.connection.ConnectionLedger;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Sessions end on the server's side.
@QuarkusTest
@WithTestResource(TestStack.class)
class SessionEndTest {
  private static final SessionOwner OPERATOR =
      SessionOwner.of(new Caller.Operator(), SignInMethod.TOKEN);

  private final String account = newAccount();

  @Inject Sessions sessions;
  @Inject ConnectionLedger connections;
  @Inject Outbox outbox;
  @Inject SessionSweep sweep;

  @Test
  void aSignedOutSessionNeitherReadsNorWrites() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var opened = open(OPERATOR);
    assertThat(read(opened)).isEqualTo(200);

    with(opened).formParam("csrf", opened.session().csrf()).post("/sign-out");

    assertThat(read(opened)).isEqualTo(401);
    var write =
        with(opened)
            .header("X-CSRF-Token", opened.session().csrf())
            .contentType("application/json")
            .body(Map.of("options", Map.of("cancellationWindowDays", 7)))
            .put("/api/merchants/{account}/settings", account);
    assertThat(write.statusCode()).isEqualTo(401);
    assertThat(write.jsonPath().getString("detail")).startsWith("Your session has ended.");
  }

  @Test
  void anUninstallEndsTheSessionsAndLinksOfItsMerchant() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var link = link();
    var opened = open(merchant());
    var another = open(OPERATOR);
    assertThat(read(opened)).isEqualTo(200);

    outbox.await(connections.disconnect(account, Instant.now(), Actor.STRIPE));

    assertThat(read(opened)).isEqualTo(401);
    assertThat(read(another)).isEqualTo(200);
    assertThat(new Browser().open(link).statusCode()).isEqualTo(400);
  }

  @Test
  void aSessionEndsWhenItIsNotUsed() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var opened = open(OPERATOR);

    change("last_used_at = now() - interval '121 minutes'", opened.session().id());

    assertThat(read(opened)).isEqualTo(401);
  }

  @Test
  void useKeepsASessionOpen() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var opened = open(OPERATOR);
    change("last_used_at = now() - interval '119 minutes'", opened.session().id());
    assertThat(read(opened)).isEqualTo(200);

    sessions.forget();

    assertThat(lastUse(opened.session().id())).isAfter(Instant.now().minusSeconds(60));
  }

  @Test
  void aSessionOfAnotherOperatorTokenHasEnded() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var opened = open(OPERATOR);

    change("granted_by = 'of another token'", opened.session().id());

    assertThat(read(opened)).isEqualTo(401);
    assertThat(operator().get("/api/sessions").asString())
        .doesNotContain(opened.session().id().toString());
  }

  @Test
  void anEndedSessionReturnsToItsPageAfterSignIn() {
    var browser = Browser.signedIn();
    operator().delete("/api/sessions");

    var sent = browser.open("/merchants/acct_1/options").header("Location");

    assertThat(sent).isEqualTo("/?then=%2Fmerchants%2Facct_1%2Foptions&ended=true");
    var page = browser.open(sent.replace("%2F", "/")).asString();
    assertThat(page)
        .contains("Your session has ended.")
        .contains("value=\"/merchants/acct_1/options\"");
  }

  @Test
  void aMerchantSeesAndEndsTheirSessions() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var browser = new Browser();
    browser.open(link());
    var other = open(merchant());

    var page = browser.open("/merchants/" + account + "/sessions").asString();

    assertThat(page).contains("This session").contains(other.session().id().toString());
    browser.send("/merchants/" + account + "/sessions/" + other.session().id() + "/end", Map.of());
    assertThat(read(other)).isEqualTo(401);
    assertThat(browser.open("/merchants/" + account).statusCode()).isEqualTo(200);
  }

  @Test
  void signOutEverywhereEndsAllSessionsOfTheMerchantAlone() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var browser = new Browser();
    browser.open(link());
    browser.open("/merchants/" + account + "/sessions");
    var other = open(merchant());
    var stranger = open(OPERATOR);

    var answer = browser.send("/merchants/" + account + "/sessions/end", Map.of());

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(read(other)).isEqualTo(401);
    assertThat(browser.open("/merchants/" + account).statusCode()).isEqualTo(303);
    assertThat(read(stranger)).isEqualTo(200);
  }

  @Test
  void aLinkReplacesNoSessionOfSomebodyElseWithoutConfirmation() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var browser = Browser.signedIn();
    var link = link();

    var asked = browser.open(link);

    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.asString()).contains("operator (holder of the token)").contains(account);
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(200);
    browser.open(link);
    var ticket = link.replaceFirst(".*ticket=", "");
    var agreed = browser.send("/sign-in/stripe", Map.of("ticket", ticket));
    assertThat(agreed.header("Location")).isEqualTo("/merchants/" + account + "/overview");
    assertThat(browser.open("/merchants").statusCode()).isEqualTo(404);
  }

  @Test
  void aSignInEndsTheSessionThatItReplaces() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    var opened = open(merchant());

    with(opened)
        .formParam("csrf", opened.session().csrf())
        .formParam("token", TestStack.OPERATOR_TOKEN)
        .post("/sign-in");

    assertThat(read(opened)).isEqualTo(401);
  }

  @Test
  void rowsAreDeletedAfterTheirRetention() {
    var opened = open(OPERATOR);
    change("ends_at = now() - interval '8 days'", opened.session().id());

    outbox.await(sweep.sweep());

    assertThat(count(opened.session().id())).isZero();
  }

  private SessionOwner merchant() {
    return SessionOwner.of(new Caller.MerchantCaller(account), SignInMethod.CONSOLE_LINK);
  }

  private Sessions.Opened open(SessionOwner owner) {
    return sessions.open(owner, "Test", Instant.now().minus(Duration.ofMinutes(1)));
  }

  private String link() {
    var url = new StripeDashboard(account).post("/app/console-links").jsonPath().getString("url");
    return url.replaceFirst("https?://[^/]+", "");
  }

  private int read(Sessions.Opened opened) {
    return with(opened).get("/api/merchants/{account}/settings", account).statusCode();
  }

  private static RequestSpecification with(Sessions.Opened opened) {
    return given()
        .redirects()
        .follow(false)
        .cookie(opened.cookie().getName(), opened.cookie().getValue());
  }

  private void change(String assignment, UUID id) {
    var sql = "update console_session set " + assignment + " where id = :id";
    outbox.await(outbox.write(session -> Rows.update(session, sql).set("id", id).run()));
    sessions.forget();
  }

  private Instant lastUse(UUID id) {
    var sql = "select last_used_at from console_session where id = :id";
    return outbox.query(session -> Rows.query(session, sql, Instant.class).set("id", id).one());
  }

  private long count(UUID id) {
    var sql = "select count(*) from console_session where id = :id";
    return outbox.query(session -> Rows.query(session, sql, Long.class).set("id", id).one());
  }
}
