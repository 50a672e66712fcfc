package io.saletrail.settings.request.backfill;

import static io.saletrail.settings.TestStack.newAccount;
import static io.saletrail.settings.TestStack.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.contracts.installation.InstallationObserved.State;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.app.StripeDashboard;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Merchants who uninstall the Stripe App and install it again.
@QuarkusTest
@WithTestResource(TestStack.class)
class ReinstallTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Inject Outbox outbox;
  @Inject BackfillQuery backfills;

  private final String account = newAccount();

  @BeforeEach
  void aMerchantWhoIsRead() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
  }

  @Test
  void afterMonthsTheGapIsBackfilledAutomaticallyAndThePageExplainsIt() {
    readUpTo(daysAgo(80));
    leave(daysAgo(80));

    install(NOW);

    var asked = requests(1).getFirst();
    assertThat(asked.dryRun()).isFalse();
    assertThat(asked.trigger()).contains(Trigger.REINSTALLED);
    assertThat(asked.from()).isEqualTo(startOf(daysAgo(101)));
    assertThat(asked.to()).isAfter(NOW);
    assertThat(page())
        .contains("Automatic backfill after reinstall")
        .contains("The Stripe App was uninstalled for longer than Stripe keeps events")
        .contains("Connecting to Stripe");
  }

  @Test
  void afterAFewDaysPollsSuffice() {
    readUpTo(daysAgo(20));
    leave(daysAgo(20));

    install(NOW);

    assertThat(page()).contains("No backfill yet");
  }

  @Test
  void savingInTheStripeAppCountsAsAReinstall() {
    readUpTo(daysAgo(80));
    leave(daysAgo(80));

    new StripeDashboard(account).put("/app/settings", Map.of("trackdeskTenantId", "acme"));

    assertThat(requests(1)).hasSize(1);
  }

  @Test
  void twoInstallsStartOneBackfill() {
    readUpTo(daysAgo(80));
    leave(daysAgo(80));
    install(NOW.minusSeconds(30));

    install(NOW);
    new StripeDashboard(account).put("/app/settings", Map.of("trackdeskTenantId", "other"));

    assertThat(runs()).hasSize(1);
  }

  @Test
  void anUnreportedUninstallLeavesAGapToo() {
    readUpTo(daysAgo(80));

    install(NOW);

    assertThat(requests(1).getFirst().from()).isEqualTo(startOf(daysAgo(101)));
  }

  @Test
  void anUninstallDuringTheBackfillRestartsItFromTheFirstGap() {
    readUpTo(daysAgo(80));
    leave(daysAgo(80));
    install(NOW.minusSeconds(60));
    var first = requests(1).getFirst();
    leave(NOW.minusSeconds(30));

    install(NOW);

    var second = requests(2).getLast();
    assertThat(second.from()).isEqualTo(first.from());
    assertThat(steps())
        .extracting(BackfillControlled::backfill, BackfillControlled::command)
        .containsExactly(tuple(first.backfill(), Command.CANCELLED));
    assertThat(runs()).containsExactly("REQUESTED", "CANCELLED");
  }

  @Test
  void aBackfillThatFailedByAnUninstallIsReadAtTheNextReinstall() {
    readUpTo(daysAgo(80));
    leave(daysAgo(80));
    install(NOW.minusSeconds(60));
    var first = requests(1).getFirst();
    readUpTo(NOW.minusSeconds(50));
    leave(NOW.minusSeconds(30));
    Topics.publish(
        List.of(new BackfillFailed(first.backfill(), account, Cause.UNKNOWN_ACCOUNT, 4, 4, NOW)));
    awaitRuns("FAILED");

    install(NOW);

    assertThat(requests(2).getLast().from()).isEqualTo(first.from());
  }

  @Test
  void aCompletedGapIsNotReadAgain() {
    readUpTo(daysAgo(80));
    leave(daysAgo(80));
    install(NOW.minusSeconds(60));
    var first = requests(1).getFirst();
    Topics.publish(
        List.of(new BackfillReadCompleted(first.backfill(), account, false, 40, 38, NOW)));
    awaitRuns("COMPLETE");
    readUpTo(NOW.minusSeconds(50));
    leave(NOW.minusSeconds(30));

    install(NOW);

    assertThat(runs()).containsExactly("COMPLETE");
  }

  @Test
  void aCancelledBackfillIsNotStartedAgain() {
    readUpTo(daysAgo(80));
    leave(daysAgo(80));
    install(NOW.minusSeconds(60));
    var first = requests(1).getFirst();
    operator()
        .post("/api/merchants/{a}/backfills/{id}/cancel", account, first.backfill())
        .then()
        .statusCode(202);
    readUpTo(NOW.minusSeconds(50));
    leave(NOW.minusSeconds(30));

    install(NOW);

    assertThat(runs()).containsExactly("CANCELLED");
  }

  @Test
  void aDryRunInProgressContinuesBesideTheGapBackfill() {
    readUpTo(daysAgo(80));
    operator()
        .contentType("application/json")
        .body(Map.of("from", "2026-01-01", "to", "2026-01-31"))
        .post("/api/merchants/{a}/backfills", account)
        .then()
        .statusCode(202);
    leave(daysAgo(80));

    install(NOW);

    assertThat(requests(2).getLast().trigger()).contains(Trigger.REINSTALLED);
    assertThat(runs()).containsExactly("REQUESTED", "REQUESTED");
  }

  private void leave(Instant at) {
    seen(State.UNINSTALLED, at);
  }

  private void install(Instant at) {
    seen(State.INSTALLED, at);
  }

  private void seen(State state, Instant at) {
    var event = "evt_" + UUID.randomUUID().toString().replace("-", "");
    Topics.publish(List.of(new InstallationObserved(account, true, state, event, at)));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                rows("select connection_at from merchant where account = :account", Instant.class),
            List.of(at)::equals);
  }

  private void readUpTo(Instant to) {
    var poll = UUID.randomUUID().toString();
    Topics.publish(
        List.of(
            new PollCompleted(
                poll,
                account,
                PollFact.Trigger.HOURLY,
                to.minusSeconds(3600),
                to,
                12,
                0,
                to,
                Optional.empty())));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                operator().get("/api/merchants/{a}/checks/{id}", account, poll).statusCode()
                    == 200);
  }

  private List<BackfillRequested> requests(int count) {
    return Topics.read(
            Topic.STRIPE_BACKFILLS,
            BackfillFact.class,
            account,
            facts -> facts.stream().filter(BackfillRequested.class::isInstance).count() >= count)
        .stream()
        .filter(BackfillRequested.class::isInstance)
        .map(BackfillRequested.class::cast)
        .toList();
  }

  private List<BackfillControlled> steps() {
    return Topics.read(
            Topic.STRIPE_BACKFILLS,
            BackfillFact.class,
            account,
            facts -> facts.stream().anyMatch(BackfillControlled.class::isInstance))
        .stream()
        .filter(BackfillControlled.class::isInstance)
        .map(BackfillControlled.class::cast)
        .toList();
  }

  private void awaitRuns(String... phases) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs()).containsExactly(phases));
  }

  /// The phases of the merchant's backfills, newest first.
  private List<String> runs() {
    return backfills.latest(account, 10).stream().map(backfill -> backfill.phase().name()).toList();
  }

  private <T> List<T> rows(String sql, Class<T> type) {
    return outbox
        .write(
            session ->
                session
                    .createNativeQuery(sql, type)
                    .setParameter("account", account)
                    .getResultList())
        .await()
        .atMost(PATIENCE);
  }

  private String page() {
    return operator().get("/merchants/" + account + "/backfill").asString();
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }

  private static Instant startOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
