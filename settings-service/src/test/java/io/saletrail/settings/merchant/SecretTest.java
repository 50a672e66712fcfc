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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/// A secret occurs only as ciphertext.
@QuarkusTest
@WithTestResource(TestStack.class)
class SecretTest {
  private static final String TOKEN = "td_never-seen-again-7f3a";

  @Inject Mutiny.SessionFactory sessions;
  @Inject FreshContext context;

  @Test
  void aTokenIsEncryptedInTheDatabaseAndBoundToItsMerchant() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);

    var stored = stored(account);

    assertThat(stored).doesNotContain(TOKEN);
    assertThat(CredentialCipher.of(TestStack.SECRETS_KEY).open(account, stored)).contains(TOKEN);
    assertThat(CredentialCipher.of(TestStack.SECRETS_KEY).open("acct_other", stored)).isEmpty();
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
