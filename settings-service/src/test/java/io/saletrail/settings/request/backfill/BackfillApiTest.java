package io.saletrail.settings.request.backfill;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Conversions;
import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillAssessed.Skipped;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFact.Stage;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class BackfillApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final String FROM = "2026-01-01";
  private static final String TO = "2026-03-31";

  private String account;

  @BeforeEach
  void setUp() {
    account = merchant();
  }

  @Test
  void aDryRunIsPublishedAndFollowedToItsResult() {
    var id =
        ask(Map.of("from", FROM, "to", TO))
            .statusCode(202)
            .header("Location", containsString("/backfills/"))
            .body("joined", equalTo(false))
            .extract()
            .<String>path("id");

    assertThat(published(BackfillRequested.class))
        .extracting(BackfillRequested::from, BackfillRequested::to)
        .containsExactly(
            tuple(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z")));
    read(id).body("phase", equalTo("REQUESTED")).body("dryRun", equalTo(true));
    Topics.publish(List.of(new BackfillProgressed(id, account, Stage.CHARGES, 300, 290, START)));
    until(id, "phase", "READING").body("stage", equalTo("CHARGES")).body("read", equalTo(300));
    Topics.publish(List.of(new BackfillReadCompleted(id, account, true, 400, 380, START)));
    until(id, "phase", "ASSESSING");
    Topics.publish(List.of(assessed(id, Outcome.COMPLETE)));

    until(id, "phase", "COMPLETE")
        .body("read", equalTo(400))
        .body("from", equalTo(FROM))
        .body("to", equalTo(TO))
        .body("result.created[0].count", equalTo(212))
        .body("result.created[0].amount.amountMinor", equalTo(402_880))
        .body("result.skipped[0].reason", equalTo("NO_CLICK"))
        .body("result.unchanged", equalTo(18));
  }

  @Test
  void aLiveBackfillNeedsADryRunOfTheSamePeriod() {
    ask(Map.of("from", FROM, "to", TO, "dryRun", false))
        .statusCode(409)
        .body("detail", containsString("Preview these dates first"));
    completeDryRun(Outcome.COMPLETE);

    ask(Map.of("from", FROM, "to", "2026-03-30", "dryRun", false)).statusCode(409);
    ask(Map.of("from", FROM, "to", TO, "dryRun", false)).statusCode(202);
  }

  @Test
  void aDryRunThatWasTooLargeDoesNotCount() {
    completeDryRun(Outcome.TOO_LARGE);

    ask(Map.of("from", FROM, "to", TO, "dryRun", false)).statusCode(409);
  }

  @Test
  void ofConcurrentRequestsOneStartsAndTheOthersJoin() {
    var ids =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(
                i ->
                    ask(Map.of("from", FROM, "to", TO))
                        .statusCode(202)
                        .extract()
                        .<String>path("id"))
            .distinct()
            .toList();

    assertThat(ids).hasSize(1);
    ask(Map.of("from", FROM, "to", TO)).body("joined", equalTo(true));
    ask(Map.of("from", "2026-02-01", "to", TO))
        .statusCode(409)
        .body("detail", containsString(ids.getFirst()));
  }

  @Test
  void commandsArePublishedInOrderAndOnce() {
    var id = started();

    control(id, "pause").statusCode(202);
    control(id, "pause").statusCode(202);
    read(id).body("paused", equalTo(true));
    control(id, "resume").statusCode(202);
    read(id).body("paused", equalTo(false));
    control(id, "cancel").statusCode(202);

    read(id).body("phase", equalTo("CANCELLED"));
    control(id, "resume").statusCode(409);
    assertThat(published(BackfillControlled.class))
        .extracting(BackfillControlled::sequence, BackfillControlled::command)
        .containsExactly(
            tuple(1, Command.PAUSED), tuple(2, Command.RESUMED), tuple(3, Command.CANCELLED));
    ask(Map.of("from", FROM, "to", TO)).statusCode(202).body("joined", equalTo(false));
  }

  @Test
  void aFailedBackfillHasAReasonAndAllowsANewOne() {
    var id = started();
    Topics.publish(
        List.of(new BackfillFailed(id, account, BackfillFailed.Cause.NOT_AUTHORISED, 4, 4, START)));

    until(id, "phase", "FAILED")
        .body("error.cause", equalTo("NOT_AUTHORISED"))
        .body("error.detail", containsString("Reconnect it"));
    ask(Map.of("from", FROM, "to", TO)).statusCode(202).body("joined", equalTo(false));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31, 2026-01-01, from",
    "2010-12-31, 2011-01-02, from",
    "2024-01-01, 2026-01-01, from",
    "2026-01-01, 2999-01-01, to",
    "yesterday, 2026-01-01, from",
    "2026-01-01, '', to"
  })
  void invalidDaysAreNamed(String from, String to, String field) {
    ask(Map.of("from", from, "to", to)).statusCode(400).body("errors[0].field", equalTo(field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\",\"dryRun\":\"no\"}",
        "{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\",\"dryrun\":false}",
        "{\"from\":20260101,\"to\":\"2026-01-02\"}"
      })
  void anInvalidBodyIsExplained(String body) {
    operator()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/merchants/{account}/backfills", account)
        .then()
        .statusCode(400);
  }

  @Test
  void aBackfillIsVisibleOnlyToItsMerchant() {
    var id = started();
    var other = merchant();

    operator().get("/api/merchants/{a}/backfills/{id}", other, id).then().statusCode(404);
    operator().post("/api/merchants/{a}/backfills/{id}/cancel", other, id).then().statusCode(404);
  }

  @Test
  void anUnknownMerchantCannotStartABackfill() {
    operator()
        .contentType(ContentType.JSON)
        .body(Map.of("from", FROM, "to", TO))
        .post("/api/merchants/{account}/backfills", newAccount())
        .then()
        .statusCode(404)
        .body("detail", endsWith("PUT them first."));
  }

  private String started() {
    return ask(Map.of("from", FROM, "to", TO)).extract().path("id");
  }

  private void completeDryRun(Outcome outcome) {
    var id = started();
    Topics.publish(List.of(assessed(id, outcome)));
    until(id, "phase", "COMPLETE");
  }

  private BackfillAssessed assessed(String id, Outcome outcome) {
    return new BackfillAssessed(
        id,
        account,
        outcome,
        List.of(new Conversions(ConversionStatus.APPROVED, 212, new Money(402_880, "eur"))),
        List.of(),
        List.of(new Skipped(NotCreditedReason.NO_CLICK, 731)),
        18,
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  private <F extends BackfillFact> List<F> published(Class<F> kind) {
    return Topics.read(
            Topic.STRIPE_BACKFILLS,
            BackfillFact.class,
            account,
            facts -> facts.stream().anyMatch(kind::isInstance))
        .stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private ValidatableResponse ask(Map<String, Object> body) {
    return operator()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/merchants/{account}/backfills", account)
        .then();
  }

  private ValidatableResponse control(String id, String step) {
    return operator().post("/api/merchants/{account}/backfills/{id}/" + step, account, id).then();
  }

  private ValidatableResponse read(String id) {
    return operator().get("/api/merchants/{account}/backfills/{id}", account, id).then();
  }

  private ValidatableResponse until(String id, String what, Object expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> read(id).statusCode(200).body(what, equalTo(expected)));
    return read(id);
  }

  private static String merchant() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    return account;
  }
}
