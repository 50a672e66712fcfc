package io.saletrail.settings.access.audit;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.contracts.privacy.SealedDataRead;
import io.saletrail.outbox.FreshContext;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.app.StripeDashboard;
import io.saletrail.settings.console.Browser;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestStack.class)
class AuditTrailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TOKEN = "td_secret-0123456789";
  private static final Actor ADA = Actor.of(new Caller.Operator("Ada"), Actor.Channel.CONSOLE);

  private final String account = newAccount();

  @Inject AuditLog audit;
  @Inject AuditSweep sweep;
  @Inject Mutiny.SessionFactory sessions;
  @Inject FreshContext context;

  @Test
  void aSettingsChangeListsItsFieldsButNotTheToken() {
    TestStack.setUp(account, "acme", TOKEN);

    save(
        Map.of(
            "trackdeskTenantId",
            "acme-two",
            "personalToken",
            "td_another-9876543210",
            "options",
            Map.of("recurring", "OFF", "productTypes", Map.of("prod_1", "lead"))));

    var entry = trail().getMap("items[0]");
    assertThat(entry)
        .containsEntry("action", "SETTINGS_CHANGED")
        .containsEntry("role", "OPERATOR")
        .containsEntry("name", Caller.Operator.TOKEN_HOLDER)
        .containsEntry("channel", "API");
    assertThat(trail().<Map<String, String>>getList("items[0].changes"))
        .extracting("field", "from", "to")
        .containsExactlyInAnyOrder(
            tuple("trackdeskTenantId", "acme", "acme-two"),
            tuple("options.recurring", "ON", "OFF"),
            tuple("options.productTypes.prod_1", null, "lead"),
            tuple("personalToken", null, null));
    assertThat(operator().get("/api/merchants/{account}/audit", account).asString())
        .doesNotContain("td_");
  }

  @Test
  void savingUnchangedSettingsWritesNoEntry() {
    TestStack.setUp(account, "acme", TOKEN);

    save(Map.of("trackdeskTenantId", "acme"));

    assertThat(trail().getList("items")).hasSize(1);
  }

  @Test
  void eachEntryNamesItsChannel() {
    TestStack.setUp(account, "acme", TOKEN);
    new StripeDashboard(account).post("/app/checks");
    var browser = Browser.signedIn();
    browser.open("/merchants/" + account);
    browser.send("/merchants/" + account + "/redrives", Map.of("conversion", "ch_1"));

    assertThat(trail().getList("items.action"))
        .containsExactly("REDRIVE_DRY_RUN", "CHECK_REQUESTED", "SETTINGS_CHANGED");
    assertThat(trail().getList("items.channel")).containsExactly("CONSOLE", "STRIPE_APP", "API");
    assertThat(trail().getList("items.role")).containsExactly("OPERATOR", "MERCHANT", "OPERATOR");
    assertThat(trail().getString("items[1].name")).isEqualTo(account);
  }

  @Test
  void installationsReportedByStripeNameStripeAsActor() {
    TestStack.setUp(account, "acme", TOKEN);

    Topics.publish(
        List.of(
            new InstallationObserved(
                account,
                true,
                InstallationObserved.State.UNINSTALLED,
                "evt_" + UUID.randomUUID(),
                Instant.parse("2026-11-20T12:00:00Z"))));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(trail().getMap("items[0]"))
                    .containsEntry("action", "DISCONNECTED")
                    .containsEntry("role", "STRIPE"));
  }

  /// A9: who read an event in quarantine, or an answer of Trackdesk, left no trace.
  @Test
  void readingsOfEncryptedContentAreRecordedOnce() {
    TestStack.setUp(account, "acme", TOKEN);
    var read =
        new SealedDataRead(
            UUID.randomUUID().toString(),
            account,
            SealedDataRead.Content.TRACKDESK_RESPONSE,
            account + ":ch_1#1",
            Instant.parse("2026-11-20T12:00:00Z"));

    Topics.publish(List.of(read, read));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(trail().getMap("items[0]"))
                    .containsEntry("action", "SEALED_DATA_READ")
                    .containsEntry("role", "OPERATOR")
                    .containsEntry("subject", account + ":ch_1#1"));
    assertThat(trail().getList("items")).hasSize(2);
  }

  @Test
  void entriesArePagedLatestFirst() {
    TestStack.setUp(account, "acme", TOKEN);
    save(Map.of("trackdeskTenantId", "acme-two"));
    save(Map.of("trackdeskTenantId", "acme-three"));

    var first = get("?limit=2");
    var second = get("?limit=2&after=" + first.getString("next"));

    assertThat(first.getList("items.changes.to"))
        .containsExactly(List.of("acme-three"), List.of("acme-two"));
    assertThat(second.getList("items")).hasSize(1);
    assertThat(second.getString("next")).isNull();
    operator()
        .get("/api/merchants/{account}/audit?after=yesterday", account)
        .then()
        .statusCode(400);
  }

  @Test
  void aMerchantSeesThatAnOperatorActedButNotWho() {
    TestStack.setUp(account, "acme", TOKEN);
    var link = new StripeDashboard(account).post("/app/console-links").jsonPath();
    var browser = new Browser();
    browser.open(link.getString("url").replace("http://localhost:8080", ""));

    var page = browser.open("/merchants/" + account + "/audit").asString();

    assertThat(page)
        .contains("Changed settings")
        .contains("Operator")
        .contains("Signed in (console link)")
        .contains("<code>personalToken</code> changed")
        .doesNotContain(Caller.Operator.TOKEN_HOLDER)
        .doesNotContain(TOKEN);
    assertThat(browser.open("/audit").statusCode()).isEqualTo(404);
  }

  @Test
  void operatorsSeeAllMerchantsAndSignIns() {
    TestStack.setUp(account, "acme", TOKEN);

    var page = Browser.signedIn().open("/audit").asString();

    assertThat(page)
        .contains("/merchants/" + account + "/audit")
        .contains("Signed in (token)")
        .contains("Operator: " + Caller.Operator.TOKEN_HOLDER);
  }

  @Test
  void aFailedChangeWritesNoEntry() {
    var failing =
        audit.write(
            (session, facts) -> Uni.createFrom().failure(new IllegalStateException()),
            done -> Optional.of(AuditRecord.of(ADA, AuditAction.CONNECTED, account, "")));

    assertThatThrownBy(() -> failing.await().atMost(PATIENCE));

    assertThat(trail().getList("items")).isEmpty();
  }

  @Test
  void anEntryCannotBeChangedOrDeleted() {
    audit.record(AuditRecord.of(ADA, AuditAction.CONNECTED, account, "")).await().atMost(PATIENCE);

    for (var statement :
        List.of(
            "update audit_entry set name = 'Eve'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatThrownBy(() -> run(statement)).hasStackTraceContaining("only grows");
    }
    assertThat(trail().getString("items[0].name")).isEqualTo("Ada");
  }

  @Test
  void expiredEntriesAreDeleted() {
    run(
        """
        insert into audit_entry (happened_at, account, role, name, channel, action, subject, changes)
        values (now() - interval '401 days', '%s', 'OPERATOR', 'Ada', 'API', 'CONNECTED',
                '', '[]')
        """
            .formatted(account));
    audit
        .record(AuditRecord.of(ADA, AuditAction.DISCONNECTED, account, ""))
        .await()
        .atMost(PATIENCE);

    sweep.deleteExpired(Instant.now()).await().atMost(PATIENCE);

    assertThat(trail().getList("items.action")).containsExactly("DISCONNECTED");
  }

  private void run(String statement) {
    context
        .run(
            () ->
                sessions.withTransaction(
                    session -> session.createNativeQuery(statement).executeUpdate()))
        .await()
        .atMost(PATIENCE);
  }

  private void save(Map<String, Object> settings) {
    operator()
        .contentType(ContentType.JSON)
        .body(settings)
        .put("/api/merchants/{account}/settings", account)
        .then()
        .statusCode(200);
  }

  private JsonPath trail() {
    return get("");
  }

  private JsonPath get(String query) {
    return operator().get("/api/merchants/" + account + "/audit" + query).jsonPath();
  }
}
