package io.saletrail.settings.merchant;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.outbox.FreshContext;
import io.saletrail.settings.LogCapture;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.merchant.credential.PersonalToken;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/// A secret occurs only as ciphertext.
@QuarkusTest
@WithTestResource(TestStack.class)
class SecretTest {
  private static final String TOKEN = "td_never-seen-again-7f3a";

  @Inject Mutiny.SessionFactory sessions;
  @Inject FreshContext context;
  @Inject TokenRenewal renewal;

  @Test
  void aTokenIsEncryptedInTheDatabaseAndBoundToItsMerchant() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);

    var stored = stored(account);

    assertThat(stored).doesNotContain(TOKEN);
    var cipher = CredentialCipher.of(TestStack.SECRETS_KEY);
    assertThat(cipher.open(account, Optional.of("acme"), stored)).contains(TOKEN);
    assertThat(cipher.open("acct_other", Optional.of("acme"), stored)).isEmpty();
    assertThat(cipher.open(account, Optional.of("stolen"), stored)).isEmpty();
  }

  @Test
  void aNewKeyTakesOverEveryTokenWithoutEnteringOneAgain() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);
    var acme = Optional.of("acme");
    var old = CredentialCipher.of(TestStack.OLD_KEY).seal(account, acme, TOKEN);
    store(account, old);

    renewal.sweep();

    var newest = CredentialCipher.of(TestStack.SECRETS_KEY.split(",")[0]);
    assertThat(newest.open(account, acme, stored(account))).contains(TOKEN);
    var published =
        Topics.read(
            Topic.SETTINGS_CREDENTIALS,
            MerchantCredentials.class,
            account,
            facts -> facts.size() == 2);
    assertThat(published.getLast().ciphertext()).isEqualTo(stored(account));
    assertThat(published.getLast().version()).isEqualTo(2);
  }

  @Test
  void aTokenIsNeitherLoggedNorReturned() {
    var account = newAccount();
    try (var log = new LogCapture()) {
      TestStack.setUp(account, "acme", TOKEN);
      for (var body :
          List.of(
              "{\"personalToken\":\"" + TOKEN + " \"}",
              "{\"personalToken\":\"" + TOKEN,
              "{\"personalToken\":[\"" + TOKEN + "\"]}",
              "{\"" + TOKEN + "\":1}",
              "{\"options\":{\"" + TOKEN + "\":1}}",
              "{\"personalToken\":\"" + TOKEN + "\",\"personalToken\":\"x\"}")) {
        var answer =
            operator()
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/merchants/{account}/settings", account);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).doesNotContain(TOKEN);
      }
      Topics.read(
          Topic.SETTINGS_CREDENTIALS,
          MerchantCredentials.class,
          account,
          facts -> !facts.isEmpty());

      assertThat(log.text())
          .contains("settings.saved merchant=" + account)
          .doesNotContain(TOKEN)
          .doesNotContain(TestStack.OPERATOR_TOKEN);
    }
    assertThat(new PersonalToken(TOKEN).toString()).doesNotContain(TOKEN);
  }

  /// Under the merchant's lock: the feed of the published tokens writes the row, too.
  private void store(String account, String ciphertext) {
    context
        .run(
            () ->
                sessions.withTransaction(
                    session ->
                        SettingsLedger.lock(session, account)
                            .chain(() -> update(session, account, ciphertext))))
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private static Uni<Integer> update(Mutiny.Session session, String account, String ciphertext) {
    return session
        .createNativeQuery("update credential set ciphertext = :sealed where account = :account")
        .setParameter("sealed", ciphertext)
        .setParameter("account", account)
        .executeUpdate();
  }

  private String stored(String account) {
    return context
        .run(
            () ->
                sessions.withSession(
                    session ->
                        session
                            .createNativeQuery(
                                "select ciphertext from credential" + " where account = :account",
                                String.class)
                            .setParameter("account", account)
                            .getSingleResult()))
        .await()
        .atMost(Duration.ofSeconds(10));
  }
}
