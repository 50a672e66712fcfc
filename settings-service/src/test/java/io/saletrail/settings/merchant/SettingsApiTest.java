package io.saletrail.settings.merchant;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.encryption.CredentialCipher;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class SettingsApiTest {
  private static final String TOKEN = "td_secret-0123456789";

  @Test
  void aNewMerchantGetsDefaultsAndTheTokenIsNeverReturned() {
    var account = newAccount();

    put(account, "{\"trackdeskTenantId\":\"acme\",\"personalToken\":\"" + TOKEN + "\"}")
        .statusCode(201)
        .body("account", equalTo(account))
        .body("version", equalTo(1))
        .body("trackdeskTenantId", equalTo("acme"))
        .body("personalTokenSaved", equalTo(true))
        .body("personalTokenSavedAt", notNullValue())
        .body("options.firstPaymentType", equalTo("sale"))
        .body("options.partialRefunds", equalTo("KEEP"));

    var answer =
        operator()
            .get("/api/merchants/{account}/settings", account)
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(answer).doesNotContain(TOKEN).doesNotContain("personalToken\"");
  }

  @Test
  void absentFieldsKeepTheirValue() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);

    put(account, "{\"options\":{\"recurring\":\"FIRST_N\",\"recurringLimit\":3}}").statusCode(200);
    put(account, "{\"options\":{\"includeTax\":false,\"recurringLimit\":null}}")
        .statusCode(200)
        .body("version", equalTo(3))
        .body("trackdeskTenantId", equalTo("acme"))
        .body("personalTokenSaved", equalTo(true))
        .body("options.recurring", equalTo("FIRST_N"))
        .body("options.recurringLimit", equalTo(1))
        .body("options.includeTax", equalTo(false))
        .body("options.includeShipping", equalTo(true));
  }

  @Test
  void theSameSettingsAgainAreNoChange() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);

    put(account, "{\"trackdeskTenantId\":\"acme\"}").statusCode(200).body("version", equalTo(1));
  }

  /// A relay that lost its connection in the middle of a send sends it late, after a newer one.
  @Test
  void aStaleMessageIsNeverTheLastOfItsMerchantOnACompactedTopic() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);
    put(account, "{\"trackdeskTenantId\":\"acme-two\",\"personalToken\":\"" + TOKEN + "2\"}")
        .statusCode(200);
    var settings = settings(account, all -> last(all).version() == 2);
    var credentials = credentials(account, all -> last(all).version() == 2);

    Topics.publish(List.of(settings.getFirst(), credentials.getFirst()));

    assertThat(settings(account, all -> all.size() >= 4 && last(all).version() == 2).getLast())
        .isEqualTo(settings.getLast());
    assertThat(credentials(account, all -> all.size() >= 4 && last(all).version() == 2).getLast())
        .isEqualTo(credentials.getLast());
  }

  /// The database was restored from a backup: readers ignore versions that they have seen.
  @Test
  void versionsContinueFromThoseOnTheTopicAfterARestore() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);
    var saved = settings(account, all -> true).getLast();
    var lost =
        new MerchantSettings(
            account, 7, saved.connection(), saved.trackdeskTenantId(), saved.options(), saved.at());

    Topics.publish(List.of(lost));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(version(account)).isEqualTo(7));

    put(account, "{\"trackdeskTenantId\":\"acme-two\"}")
        .statusCode(200)
        .body("version", equalTo(8));
  }

  private static int version(String account) {
    return operator()
        .get("/api/merchants/{account}/settings", account)
        .then()
        .extract()
        .path("version");
  }

  private static <F> F last(List<F> all) {
    return all.getLast();
  }

  private static List<MerchantSettings> settings(
      String account, Predicate<List<MerchantSettings>> enough) {
    return Topics.read(
        Topic.SETTINGS_MERCHANTS,
        MerchantSettings.class,
        account,
        all -> !all.isEmpty() && enough.test(all));
  }

  private static List<MerchantCredentials> credentials(
      String account, Predicate<List<MerchantCredentials>> enough) {
    return Topics.read(
        Topic.SETTINGS_CREDENTIALS,
        MerchantCredentials.class,
        account,
        all -> !all.isEmpty() && enough.test(all));
  }

  @Test
  void settingsAndCredentialsReachTheirTopicsAndOnlyTheCipherOpensTheToken() {
    var account = newAccount();
    TestStack.setUp(account, "acme", TOKEN);
    put(account, "{\"trackdeskTenantId\":\"acme-two\"}").statusCode(200);

    var settings =
        Topics.read(
            Topic.SETTINGS_MERCHANTS, MerchantSettings.class, account, facts -> facts.size() == 2);
    var credentials =
        Topics.read(
            Topic.SETTINGS_CREDENTIALS,
            MerchantCredentials.class,
            account,
            facts -> !facts.isEmpty());

    assertThat(settings).extracting(MerchantSettings::version).containsExactly(1L, 2L);
    assertThat(settings.getLast())
        .isEqualTo(
            new MerchantSettings(
                account,
                2,
                Connection.CONNECTED,
                Optional.of("acme-two"),
                MerchantOptions.defaults(),
                settings.getLast().changedAt()));
    assertThat(credentials).hasSize(1);
    assertThat(credentials.getFirst().ciphertext()).doesNotContain(TOKEN);
    assertThat(
            CredentialCipher.of(TestStack.SECRETS_KEY)
                .open(
                    account, credentials.getFirst().tenant(), credentials.getFirst().ciphertext()))
        .contains(TOKEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          body                          | `nonsense`
          body                          | `[]`
          body                          | `"acme"`
          body                          | `{} {}`
          body                          | `{"trackdeskTenantId":"a","trackdeskTenantId":"b"}`
          body                          | `{"tenant":"acme"}`
          trackdeskTenantId             | `{"trackdeskTenantId":""}`
          trackdeskTenantId             | `{"trackdeskTenantId":"Acme"}`
          trackdeskTenantId             | `{"trackdeskTenantId":"acme.evil"}`
          trackdeskTenantId             | `{"trackdeskTenantId":"-acme"}`
          trackdeskTenantId             | `{"trackdeskTenantId":"acme/../x"}`
          trackdeskTenantId             | `{"trackdeskTenantId":"acme\\n"}`
          trackdeskTenantId             | `{"trackdeskTenantId":7}`
          trackdeskTenantId             | `{"trackdeskTenantId":"https://acme.trackdesk.com/"}`
          personalToken                 | `{"personalToken":""}`
          personalToken                 | `{"personalToken":"short"}`
          personalToken                 | `{"personalToken":"has a space in it"}`
          personalToken                 | `{"personalToken":"line\\nbreak-in-it"}`
          personalToken                 | `{"personalToken":"umlaut-ä-in-it"}`
          personalToken                 | `{"personalToken":null}`
          personalToken                 | `{"personalToken":["a"]}`
          options                       | `{"options":[]}`
          options                       | `{"options":{"nobodyKnows":1}}`
          options.firstPaymentType      | `{"options":{"firstPaymentType":""}}`
          options.renewalType           | `{"options":{"renewalType":"two words"}}`
          options.productTypes          | `{"options":{"productTypes":{"prod_1":""}}}`
          options.productTypes          | `{"options":{"productTypes":{"a b":"sale"}}}`
          options.productTypes          | `{"options":{"productTypes":"prod_1"}}`
          options.includeTax            | `{"options":{"includeTax":"yes"}}`
          options.pending               | `{"options":{"pending":"MAYBE"}}`
          options.recurring             | `{"options":{"recurring":1}}`
          options.recurringLimit        | `{"options":{"recurringLimit":0}}`
          options.recurringLimit        | `{"options":{"recurringLimit":1.5}}`
          options.recurringLimit        | `{"options":{"recurringLimit":99999999999}}`
          options.partialRefunds        | `{"options":{"partialRefunds":"keep"}}`
          options.testMode              | `{"options":{"testMode":true}}`
          options.requestsPerSecond     | `{"options":{"requestsPerSecond":101}}`
          options.revenueOriginId       | `{"options":{"revenueOriginId":"1-1-1-1-1"}}`
          """)
  void invalidFieldsAreNamedAndChangeNothing(String field, String body) {
    var account = newAccount();

    put(account, body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:saletrail:problem:invalid-request"))
        .body("status", equalTo(400))
        .body("errors.field", contains(field))
        .body("errors.detail", hasItem(notNullValue()));

    operator().get("/api/merchants/{account}/settings", account).then().statusCode(404);
  }

  @Test
  void allErrorsAreReportedTogether() {
    put(
            newAccount(),
            """
            {"trackdeskTenantId":"-","personalToken":"x",
             "options":{"pending":"X","recurringLimit":0}}
            """)
        .statusCode(400)
        .body("detail", equalTo("4 fields are invalid. Please correct them."))
        .body(
            "errors.field",
            contains(
                "trackdeskTenantId", "personalToken", "options.pending", "options.recurringLimit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acct_", "acme", "acct_1'--", "acct_%00", "ACCT_1", "acct_a%2Fb"})
  void anInvalidAccountIsNamed(String account) {
    RestAssured.given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + TestStack.OPERATOR_TOKEN)
        .get("/api/merchants/" + account + "/settings")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", contains("account"));
  }

  @Test
  void aBodyThatIsTooLargeIsRejected() {
    put(newAccount(), "{\"personalToken\":\"" + "x".repeat(100_000) + "\"}")
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void wrongMediaTypeMethodAndPathAreProblems() {
    var path = "/api/merchants/" + newAccount() + "/settings";

    operator().contentType("text/plain").body("x").put(path).then().statusCode(415);
    operator().delete(path).then().statusCode(405).contentType("application/problem+json");
    operator()
        .get("/api/nothing/here")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void operatorsListMerchantsInPages() {
    var first = newAccount();
    TestStack.setUp(first, "acme", TOKEN);

    var page =
        operator()
            .get("/api/merchants?limit=1&after={account}", before(first))
            .then()
            .statusCode(200)
            .body("items.account", contains(first))
            .extract()
            .asString();

    assertThat(page).doesNotContain(TOKEN);
    operator()
        .get("/api/merchants?limit=200&after={account}", first)
        .then()
        .body("items.account", not(hasItem(first)));
    operator()
        .get("/api/merchants?limit=0")
        .then()
        .statusCode(400)
        .body("errors.field", contains("limit"));
  }

  /// The text that sorts directly before an account.
  private static String before(String account) {
    var last = account.charAt(account.length() - 1);
    return account.substring(0, account.length() - 1) + (char) (last - 1) + "~";
  }

  private static ValidatableResponse put(String account, String body) {
    return operator()
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/merchants/{account}/settings", account)
        .then();
  }
}
