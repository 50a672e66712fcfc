package io.saletrail.settings.request.check;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestStack.class)
class CheckApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant START = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @Test
  void checkNowIsAcceptedPublishedAndFollowedToItsEnd() {
    var account = merchant();

    var id =
        ask(account)
            .statusCode(202)
            // Relative: the Host header is the caller's, and a proxy may pass it on.
            .header("Location", startsWith("/api/merchants/" + account + "/checks/"))
            .body("joined", equalTo(false))
            .extract()
            .<String>path("id");
    read(account, id).body("state", equalTo("REQUESTED")).body("trigger", equalTo("CHECK_NOW"));

    var published =
        Topics.read(Topic.STRIPE_POLLS, PollFact.class, account, facts -> !facts.isEmpty());
    assertThat(published.getFirst()).isInstanceOf(PollRequested.class);
    assertThat(published.getFirst().poll()).isEqualTo(id);

    Topics.publish(
        List.of(
            new PollProgressed(id, account, Trigger.CHECK_NOW, Stage.SESSIONS, 120, 2, after(1))));
    until(account, id, "state", "RUNNING")
        .body("stage", equalTo("SESSIONS"))
        .body("read", equalTo(120))
        .body("recovered", equalTo(2));

    Topics.publish(
        List.of(
            new PollCompleted(
                id,
                account,
                Trigger.CHECK_NOW,
                START.minusSeconds(3600),
                START,
                130,
                3,
                after(2),
                Optional.of(List.of("pi_1", "in_2")))));
    until(account, id, "state", "COMPLETED")
        .body("recovered", equalTo(3))
        .body("recoveredIds", contains("pi_1", "in_2"))
        .body("to", equalTo(START.toString()));
  }

  @Test
  void aRequestDuringACheckJoinsIt() {
    var account = merchant();

    var ids =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> ask(account).statusCode(202).extract().<String>path("id"))
            .distinct()
            .toList();

    assertThat(ids).hasSize(1);
    ask(account).body("joined", equalTo(true));
  }

  @Test
  void afterOneHasEndedTheNextOneIsNew() {
    var account = merchant();
    var first = ask(account).extract().<String>path("id");
    Topics.publish(
        List.of(
            new PollFailed(
                first,
                account,
                Trigger.CHECK_NOW,
                PollFailed.Cause.NOT_AUTHORISED,
                0,
                0,
                after(1),
                Optional.empty())));
    until(account, first, "state", "FAILED")
        .body("error.cause", equalTo("NOT_AUTHORISED"))
        .body("error.detail", containsString("Reconnect it"));

    ask(account).body("id", not(equalTo(first))).body("joined", equalTo(false));
    operator()
        .get("/api/merchants/{account}/checks?limit=1", account)
        .then()
        .body("items.state", contains("REQUESTED"));
  }

  @Test
  void anHourlyCheckInProgressIsJoinedToo() {
    var account = merchant();
    var hourly = UUID.randomUUID().toString();
    Topics.publish(
        List.of(new PollProgressed(hourly, account, Trigger.HOURLY, Stage.EVENTS, 100, 0, START)));
    until(account, hourly, "state", "RUNNING");

    ask(account).body("id", equalTo(hourly)).body("joined", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyOrderAndAnyRepetitionGiveTheSameState(long seed) {
    var account = newAccount();
    var poll = UUID.randomUUID().toString();
    var facts = new ArrayList<>(course(poll, account));
    facts.addAll(course(poll, account));
    Collections.shuffle(facts, new Random(seed));

    Topics.publish(facts);

    until(account, poll, "state", "COMPLETED")
        .body("read", equalTo(250))
        .body("recovered", equalTo(2))
        .body("updatedAt", equalTo(after(4).toString()));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> read(account, poll).body("startedAt", equalTo(START.toString())));
  }

  @Test
  void aCheckIsVisibleOnlyToItsMerchant() {
    var id = ask(merchant()).extract().<String>path("id");

    read(merchant(), id).statusCode(404);
  }

  @Test
  void anUnknownMerchantCannotBeChecked() {
    ask(newAccount()).statusCode(404).body("detail", endsWith("PUT them first."));
  }

  private static List<PollFact> course(String poll, String account) {
    return List.of(
        new PollRequested(poll, account, Trigger.HOURLY, START),
        new PollProgressed(poll, account, Trigger.HOURLY, Stage.EVENTS, 100, 0, after(1)),
        new PollProgressed(poll, account, Trigger.HOURLY, Stage.EVENTS, 200, 1, after(2)),
        new PollProgressed(poll, account, Trigger.HOURLY, Stage.SESSIONS, 250, 2, after(3)),
        new PollCompleted(
            poll, account, Trigger.HOURLY, START, after(1), 250, 2, after(4), Optional.empty()));
  }

  private static String merchant() {
    var account = newAccount();
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    return account;
  }

  private static Instant after(int seconds) {
    return START.plusSeconds(seconds);
  }

  private static ValidatableResponse ask(String account) {
    return operator().post("/api/merchants/{account}/checks", account).then();
  }

  private static ValidatableResponse read(String account, String id) {
    return operator().get("/api/merchants/{account}/checks/{id}", account, id).then();
  }

  private static ValidatableResponse until(
      String account, String id, String what, Object expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> read(account, id).statusCode(200).body(what, equalTo(expected)));
    return read(account, id);
  }
}
