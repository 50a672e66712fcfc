package io.saletrail.settings.request.erasure;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.contracts.privacy.BuyerIdentified;
import io.saletrail.contracts.privacy.ErasureCompleted;
import io.saletrail.contracts.privacy.ErasureRequested;
import io.saletrail.contracts.privacy.PrivacyFact;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.console.Browser;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A9: there was no way to erase one buyer.
@QuarkusTest
@WithTestResource(TestStack.class)
class ErasureApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ADA = "Ada.Mark@example.com";

  @Inject DataSource database;

  private final String account = newAccount();
  private final SampleFacts sample = SampleFacts.of(account);
  private final EmailCipher cipher = EmailCipher.of(TestStack.SECRETS_KEY);

  @BeforeEach
  void merchant() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
  }

  /// Both indexes by account were partial, so an erasure read the timelines of all merchants.
  @Test
  void anErasureReadsOneMerchantsTimelinesOnly() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
      try (var plan =
          statement.executeQuery(
              "explain select ctid from timeline_entry where account = 'acct_1'")) {
        var text = new StringBuilder();
        while (plan.next()) {
          text.append(plan.getString(1)).append('\n');
        }
        assertThat(text.toString()).contains("timeline_entry_payment_ix", "Index Cond");
      } finally {
        statement.execute("reset enable_seqscan");
      }
    }
  }

  @Test
  void aBuyerIsErasedFromTimelinesAndTheRecordHasNoAddress() {
    var sealed = sale();

    var id =
        ask("{\"subject\": \"BUYER\", \"email\": \"" + ADA + "\"}")
            .statusCode(202)
            .extract()
            .<String>path("id");

    await().atMost(PATIENCE).until(() -> !rows("timeline_entry").contains(sealed));
    assertThat(rows("timeline_entry")).contains(account, "erased");
    assertThat(requested(id).sealedEmails()).contains(sealed);
    operator()
        .get("/api/merchants/{account}/audit?limit=1", account)
        .then()
        .body("items[0].action", equalTo("BUYER_ERASED"))
        .body("items[0].subject", equalTo(id));
    assertThat(rows("audit_entry") + rows("erasure") + rows("erasure_step"))
        .contains(id)
        .doesNotContainIgnoringCase("ada.mark")
        .doesNotContain(sealed);
  }

  @Test
  void anAddressThatConversionServiceFoundIsErasedToo() {
    var sealed = sale();

    var id =
        ask("{\"subject\": \"BUYER\", \"customer\": \"cus_ada\"}").extract().<String>path("id");
    Topics.publish(List.of(new BuyerIdentified(id, account, List.of(sealed), Instant.now())));

    await().atMost(PATIENCE).until(() -> !rows("timeline_entry").contains(sealed));
  }

  @Test
  void anErasureIsCompletedWhenEveryServiceHasErased() {
    var id =
        ask("{\"subject\": \"BUYER\", \"email\": \"" + ADA + "\"}").extract().<String>path("id");
    until(id, "services.size()", 1).body("completed", equalTo(false));

    Topics.publish(
        List.of(
            completed(id, "ingest-service", 1),
            completed(id, "conversion-service", 2),
            completed(id, "trackdesk-publisher", 3),
            completed(id, "trackdesk-publisher", 4)));

    until(id, "completed", true)
        .body("services.find { it.service == 'trackdesk-publisher' }.rows", equalTo(7));
  }

  @Test
  void aMerchantIsErasedOnlyAfterTheUninstallation() {
    sale();
    ask("{\"subject\": \"MERCHANT\"}").statusCode(409);
    Topics.publish(
        List.of(
            new InstallationObserved(
                account,
                true,
                InstallationObserved.State.UNINSTALLED,
                "evt_" + UUID.randomUUID(),
                Instant.now())));
    await()
        .atMost(PATIENCE)
        .until(() -> ask("{\"subject\": \"MERCHANT\"}").extract().statusCode() == 202);

    await().atMost(PATIENCE).until(() -> !rows("timeline_entry").contains(account));
    for (var table : List.of("merchant", "credential", "conversion", "payment")) {
      await().atMost(PATIENCE).until(() -> !rows(table).contains(account));
    }
    assertThat(rows("audit_entry")).contains(account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"subject\": \"BUYER\"}",
        "{\"subject\": \"OTHER\", \"email\": \"ada@example.com\"}",
        "{\"subject\": \"BUYER\", \"email\": \"ada\"}",
        "{\"subject\": \"BUYER\", \"customer\": \"ch_1\"}",
        "{\"subject\": \"MERCHANT\", \"email\": \"ada@example.com\"}"
      })
  void anUnclearRequestErasesNothing(String body) {
    ask(body).statusCode(400);
  }

  @Test
  void anExportOfABuyerHasTheirPaymentsAndNobodyElses() {
    var sealed = sale();

    var ada = export("{\"subject\": \"BUYER\", \"email\": \"" + ADA + "\"}");
    var eve = export("{\"subject\": \"BUYER\", \"email\": \"eve@example.com\"}");

    assertThat(ada.getList("tables.payment")).hasSize(1);
    assertThat(ada.getList("tables.timeline_entry")).isNotEmpty();
    assertThat(ada.prettify()).contains("\"sealedEmail\": \"encrypted\"").doesNotContain(sealed);
    assertThat(ada.getList("truncated")).isEmpty();
    assertThat(eve.getList("tables.payment")).isEmpty();
    assertThat(eve.getList("tables.timeline_entry")).isEmpty();
    operator()
        .get("/api/merchants/{account}/audit?limit=2", account)
        .then()
        .body("items.action", equalTo(List.of("BUYER_EXPORTED", "BUYER_EXPORTED")));
    assertThat(rows("audit_entry")).doesNotContainIgnoringCase("ada.mark");
  }

  @Test
  void anExportOfAMerchantHasEveryTableAndNoSecret() {
    var sealed = sale();
    var another = newAccount();
    TestStack.setUp(another, "acme", "td_secret-0123456789");
    var key =
        operator()
            .contentType(ContentType.JSON)
            .body(Map.of("name", "Test", "scopes", List.of("READ")))
            .post("/api/merchants/{account}/keys", account)
            .<String>path("secret");

    var all = export("{\"subject\": \"MERCHANT\"}");

    assertThat(all.getMap("tables").keySet())
        .asString()
        .contains("merchant", "payment", "conversion", "timeline_entry", "audit_entry", "api_key");
    assertThat(all.getList("tables.merchant")).hasSize(1);
    assertThat(all.getList("tables.audit_entry.name"))
        .contains((Object) null)
        .hasSizeGreaterThan(1);
    assertThat(all.prettify())
        .contains(account)
        .doesNotContain(another, sealed, key, "holder of the token")
        .doesNotContainPattern("\"[a-z_]*(?:secret|digest|cipher|password|granted)[a-z_]*\"");
  }

  private JsonPath export(String body) {
    var answer =
        operator()
            .contentType(ContentType.JSON)
            .body(body)
            .post("/api/merchants/{account}/exports", account);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Content-Disposition")).startsWith("attachment");
    return answer.jsonPath();
  }

  @Test
  void thePageAsksAgainThenErasesAndShowsTheProgress() {
    var browser = Browser.signedIn();
    var path = "/merchants/" + account + "/privacy";
    browser.open(path);
    assertThat(
            browser
                .send(path + "/erasures", Map.of("subject", "BUYER", "email", "ada"))
                .statusCode())
        .isEqualTo(400);

    var asked = browser.send(path + "/erasures", Map.of("subject", "BUYER", "email", ADA));
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.asString()).contains("Erase this buyer?", ADA, "This cannot be undone.");
    assertThat(browser.open(path).asString()).contains("No erasures");

    var answer =
        browser.send(
            path + "/erasures", Map.of("subject", "BUYER", "email", ADA, "confirmed", "yes"));

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(browser.open(path).asString())
        .contains("A buyer", "In progress")
        .doesNotContainIgnoringCase("ada.mark");
  }

  /// A sale that was credited by the buyer's address.
  private String sale() {
    var sealed = cipher.seal(account, ADA).orElseThrow();
    Topics.publish(
        List.of(
            sample.creditedTo(
                Credit.email(sealed),
                sample.conversion(
                    "1", 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1))));
    await().atMost(PATIENCE).until(() -> rows("timeline_entry").contains(sealed));
    return sealed;
  }

  private ErasureRequested requested(String id) {
    return (ErasureRequested)
        Topics.read(
                Topic.PRIVACY_REQUESTS,
                PrivacyFact.class,
                account,
                facts -> facts.stream().anyMatch(fact -> fact.id().equals(id)))
            .stream()
            .filter(fact -> fact.id().equals(id))
            .findFirst()
            .orElseThrow();
  }

  private ErasureCompleted completed(String id, String service, long rows) {
    return new ErasureCompleted(
        UUID.randomUUID().toString(), id, account, service, rows, Instant.now());
  }

  private ValidatableResponse ask(String body) {
    return operator()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/merchants/{account}/erasures", account)
        .then();
  }

  private ValidatableResponse until(String id, String path, Object value) {
    var url = "/api/merchants/{account}/erasures/{id}";
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> operator().get(url, account, id).then().body(path, equalTo(value)));
    return operator().get(url, account, id).then();
  }

  private String rows(String table) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select cast(t as text) from " + table + " t")) {
      var text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
