package io.saletrail.settings.request.redrive;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.redrive.RedriveCompleted;
import io.saletrail.contracts.redrive.RedriveCompleted.Rejection;
import io.saletrail.contracts.redrive.RedriveFact;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.contracts.redrive.RedriveRequested.Action;
import io.saletrail.contracts.redrive.RedriveRequested.Role;
import io.saletrail.settings.SampleFacts;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class RedriveApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void aRedriveIsAcceptedPublishedAndFollowedToItsResult() {
    var account = merchant();

    var id =
        ask(account, "{\"reason\": \"OFFER_NOT_ACTIVE\", \"until\": \"2026-11-22\"}")
            .statusCode(202)
            .header("Location", containsString("/api/merchants/" + account))
            .extract()
            .<String>path("id");
    read(account, id)
        .body("state", equalTo("REQUESTED"))
        .body("dryRun", equalTo(true))
        .body("scope.reason", equalTo("OFFER_NOT_ACTIVE"));

    assertThat(published(account))
        .isEqualTo(
            new RedriveRequested(
                id,
                account,
                Optional.empty(),
                Optional.of(RedriveReason.OFFER_NOT_ACTIVE),
                Optional.empty(),
                Optional.of(Instant.parse("2026-11-22T00:00:00Z")),
                Optional.empty(),
                Optional.of(Action.SEND),
                true,
                Role.OPERATOR,
                published(account).requestedAt()));

    Topics.publish(List.of(answer(id, account, Optional.empty())));
    until(account, id, "state", "COMPLETED")
        .body("sent", equalTo(2))
        .body("sums[0].reason", equalTo("OFFER_NOT_ACTIVE"))
        .body("sums[0].call", equalTo("CREATE"))
        .body("sums[0].conversions", equalTo(2))
        .body("sums[0].amount.amountMinor", equalTo(9800));
  }

  @Test
  void onlyAnExplicitFalseSends() {
    var account = merchant();

    var id =
        ask(account, "{\"conversion\": \"ch_1\", \"dryRun\": false}")
            .statusCode(202)
            .extract()
            .<String>path("id");

    read(account, id).body("dryRun", equalTo(false));
    assertThat(published(account).conversion()).contains(account + ":ch_1");
    assertThat(published(account).dryRun()).isFalse();
  }

  @Test
  void aRejectedRedriveIsExplained() {
    var account = merchant();
    var id = ask(account, "{\"conversion\": \"ch_unknown\"}").extract().<String>path("id");

    Topics.publish(List.of(answer(id, account, Optional.of(Rejection.UNKNOWN_CONVERSION))));

    until(account, id, "state", "REJECTED")
        .body("error.cause", equalTo("UNKNOWN_CONVERSION"))
        .body("error.detail", containsString("try again in a minute"));
  }

  @Test
  void aResultThatArrivesBeforeItsRequestIsKept() {
    var account = merchant();
    var id = UUID.randomUUID().toString();

    Topics.publish(List.of(answer(id, account, Optional.empty())));
    until(account, id, "state", "COMPLETED");

    Topics.publish(
        List.of(
            new RedriveRequested(
                id,
                account,
                Optional.empty(),
                Optional.of(RedriveReason.SHADOW),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Role.MERCHANT,
                SampleFacts.NOON)));
    until(account, id, "scope.reason", "SHADOW").body("state", equalTo("COMPLETED"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                               | reason",
        "{\"reason\": \"BAD_WEATHER\"}                    | reason",
        "{\"reason\": \"SETTINGS\"}                       | reason",
        "{\"since\": \"yesterday\"}                       | since",
        "{\"since\": \"2026-13-01\"}                      | since",
        "{\"since\": \"2026-11-22\", \"until\": \"2026-11-21\"} | until",
        "{\"conversion\": \"ch_1\", \"reason\": \"SHADOW\"}   | conversion",
        "{\"conversion\": \"ch_\\u0000\"}                 | conversion",
        "{\"conversion\": 1, \"dryRun\": \"perhaps\"}     | body",
        "{\"conversion\": \"ch_1\", \"action\": \"BURN\"}     | action",
        "{\"reason\": \"SHADOW\", \"action\": \"DECLINE\"}   | action",
        "{\"dry\": false}                                 | body",
        "null                                             | body",
        "[]                                               | body",
        "not json                                         | body"
      })
  void invalidFieldsAreNamed(String body, String field) {
    ask(merchant(), body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.field", hasItem(field));
  }

  @Test
  void aRedriveIsVisibleOnlyToItsMerchant() {
    var id = ask(merchant(), "{\"reason\": \"SHADOW\"}").extract().<String>path("id");

    read(merchant(), id).statusCode(404);
  }

  @Test
  void anUnknownMerchantCannotStartARedrive() {
    ask(newAccount(), "{\"reason\": \"SHADOW\"}")
        .statusCode(404)
        .body("detail", endsWith("PUT them first."));
  }

  @Test
  void deliveriesThatNeedAttentionAreCountedByReasonWithARemedy() {
    var account = merchant();
    var facts = SampleFacts.of(account);
    Topics.publish(
        List.of(
            sale(facts, "a"),
            sale(facts, "b"),
            sale(facts, "c"),
            sale(facts, "d"),
            refused(facts, "a"),
            refused(facts, "b"),
            facts.held("c", DeliveryHeld.Cause.TOKEN_MISSING, 3),
            facts.attempt(
                "d",
                1,
                ConversionStatus.APPROVED,
                DeliveryAttempted.Outcome.ACCEPTED,
                DeliveryAttempted.State.DELIVERED,
                3)));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                operator()
                    .get("/api/merchants/{account}/attention", account)
                    .then()
                    .statusCode(200)
                    .body("groups", hasSize(2))
                    .body("groups[0].conversions", equalTo(2))
                    .body("groups[0].amount.amountMinor", equalTo(9800))
                    .body("groups[0].redriveReason", equalTo("OFFER_NOT_ACTIVE"))
                    .body("groups[0].explanation.remedy", containsString("Activate the offer"))
                    .body("groups[1].cause", equalTo("TOKEN_MISSING"))
                    .body("groups[1].redriveReason", nullValue()));
  }

  private static ConversionChanged sale(SampleFacts facts, String name) {
    return facts.conversion(
        name, 1, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED, 1);
  }

  private static DeliveryAttempted refused(SampleFacts facts, String name) {
    return facts.attempt(
        name,
        1,
        ConversionStatus.APPROVED,
        DeliveryAttempted.Outcome.REFUSED,
        DeliveryAttempted.State.REFUSED,
        Optional.of(Refusal.OFFER_NOT_ACTIVE),
        2);
  }

  private static RedriveCompleted answer(String id, String account, Optional<Rejection> rejected) {
    return new RedriveCompleted(
        id,
        account,
        true,
        rejected,
        rejected.isPresent() ? 0 : 2,
        0,
        rejected.isPresent()
            ? List.of()
            : List.of(
                new RedriveCompleted.Sum(
                    RedriveReason.OFFER_NOT_ACTIVE,
                    Optional.of(DeliveryAttempted.Call.CREATE),
                    Optional.empty(),
                    2,
                    new Money(9800, "eur"))),
        List.of(),
        Optional.empty(),
        SampleFacts.NOON);
  }

  private static RedriveRequested published(String account) {
    return (RedriveRequested)
        Topics.read(Topic.TRACKDESK_REDRIVES, RedriveFact.class, account, facts -> !facts.isEmpty())
            .getFirst();
  }

  private static String merchant() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    return account;
  }

  private static ValidatableResponse ask(String account, String body) {
    return operator()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/merchants/{account}/redrives", account)
        .then();
  }

  private static ValidatableResponse read(String account, String id) {
    return operator().get("/api/merchants/{account}/redrives/{id}", account, id).then();
  }

  private static ValidatableResponse until(
      String account, String id, String what, Object expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> read(account, id).statusCode(200).body(what, equalTo(expected)));
    return read(account, id);
  }
}
