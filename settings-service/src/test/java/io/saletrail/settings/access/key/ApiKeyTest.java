package io.saletrail.settings.access.key;

import static io.restassured.RestAssured.given;
import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.access.caller.Actor;
import io.saletrail.settings.merchant.connection.ConnectionLedger;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys from their creation to their end. Which routes they open is in docs/access.md.
@QuarkusTest
@WithTestResource(TestStack.class)
class ApiKeyTest {
  private final String account = newAccount();
  private final String settings = "/api/merchants/" + account + "/settings";

  @Inject ApiKeys keys;
  @Inject KeySweep sweep;
  @Inject ConnectionLedger connections;
  @Inject Outbox outbox;

  @BeforeEach
  void aMerchant() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
  }

  @Test
  void theDatabaseHasOnlyTheDigestOfAKey() {
    var created = create("READ");

    var rows =
        outbox.query(
            session ->
                Rows.query(session, "select cast(to_jsonb(k) as text) from api_key k", String.class)
                    .list());
    assertThat(created.secret()).matches("saletrail_[A-Za-z0-9_-]{43}");
    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(created.secret()));
    assertThat(operator().get("/api/merchants/" + account + "/keys").asString())
        .contains(created.key().prefix())
        .doesNotContain(created.secret());
  }

  @Test
  void aRevokedKeyOpensNothing() {
    var created = create("READ");
    assertThat(read(created)).isEqualTo(200);

    var path = "/api/merchants/" + account + "/keys/" + created.key().id();
    assertThat(operator().delete(path).statusCode()).isEqualTo(200);

    assertThat(read(created)).isEqualTo(401);
    assertThat(operator().delete(path).statusCode()).isEqualTo(200);
    assertThat(keys.list(Optional.of(account)).items()).isEmpty();
  }

  @Test
  void anExpiredKeyOpensNothingAndIsDeletedLater() {
    var created = create("READ");
    change(created, "expires_at = now() - interval '1 second'");

    assertThat(read(created)).isEqualTo(401);

    change(created, "expires_at = now() - interval '31 days'");
    outbox.await(sweep.sweep());
    assertThat(keys.list(Optional.of(account)).items()).isEmpty();
  }

  @Test
  void anUninstallRevokesTheKeysOfItsMerchant() {
    var created = create("READ");
    assertThat(read(created)).isEqualTo(200);

    outbox.await(connections.disconnect(account, Instant.now(), Actor.STRIPE));

    assertThat(read(created)).isEqualTo(401);
  }

  @Test
  void theTrailNamesTheKey() {
    var created = create("SETTINGS");

    var answer =
        by(created)
            .contentType(ContentType.JSON)
            .body(Map.of("trackdeskTenantId", "acme", "options", Map.of("includeTax", false)))
            .put(settings);

    assertThat(answer.statusCode()).isEqualTo(200);
    var entry = operator().get("/api/merchants/" + account + "/audit?limit=1").jsonPath();
    assertThat(entry.getString("items[0].action")).isEqualTo("SETTINGS_CHANGED");
    assertThat(entry.getString("items[0].role")).isEqualTo("MERCHANT");
    assertThat(entry.getString("items[0].key")).isEqualTo("Nightly export");
  }

  @Test
  void theLastUseIsKnownToAnHour() {
    var created = create("READ");
    assertThat(lastUsedAt()).isEmpty();

    read(created);

    assertThat(lastUsedAt()).isPresent();
    change(created, "last_used_at = now() - interval '50 minutes'");
    var before = lastUsedAt();
    read(created);
    assertThat(lastUsedAt()).isEqualTo(before);
  }

  @Test
  void anInventedKeyCountsAsAGuess() {
    var answer = given().header("Authorization", "Bearer " + KeySecret.random().text());

    assertThat(answer.get("/api/merchants").statusCode()).isIn(401, 429);
  }

  @Test
  void aMerchantHasALimitedNumberOfKeys() {
    for (int i = 0; i < 20; i++) {
      create("READ");
    }

    assertThat(request("READ").statusCode()).isEqualTo(409);
  }

  @Test
  void aKeyWithoutANameOrAScopeIsRefused() {
    for (var body :
        List.of(
            "{}",
            "null",
            "{\"name\":\"x\",\"scopes\":[]}",
            "{\"name\":\"x\",\"scopes\":[\"ALL\"]}",
            "{\"name\":\"x\",\"scopes\":[\"READ\",null]}",
            "{\"name\":\" \",\"scopes\":[\"READ\"]}",
            "{\"name\":\"x\",\"scopes\":[\"READ\"],\"expiresInDays\":0}",
            "{\"name\":\"x\",\"scopes\":[\"READ\"],\"expiresInDays\":1.5}",
            "{\"name\":\"" + "x".repeat(65) + "\",\"scopes\":[\"READ\"]}")) {
      var answer =
          operator()
              .contentType(ContentType.JSON)
              .body(body)
              .post("/api/merchants/" + account + "/keys");
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
    }
  }

  private CreatedKey create(String scope) {
    return request(scope).then().statusCode(201).extract().as(CreatedKey.class);
  }

  private Response request(String scope) {
    return operator()
        .contentType(ContentType.JSON)
        .body(Map.of("name", "Nightly export", "scopes", List.of(scope)))
        .post("/api/merchants/" + account + "/keys");
  }

  private int read(CreatedKey key) {
    keys.forget();
    return by(key).get(settings).statusCode();
  }

  private static RequestSpecification by(CreatedKey key) {
    return given().header("Authorization", "Bearer " + key.secret());
  }

  private Optional<Instant> lastUsedAt() {
    return keys.list(Optional.of(account)).items().getFirst().lastUsedAt();
  }

  private void change(CreatedKey key, String assignment) {
    UUID id = key.key().id();
    var sql = "update api_key set " + assignment + " where id = :id";
    outbox.await(outbox.write(session -> Rows.update(session, sql).set("id", id).run()));
  }
}
