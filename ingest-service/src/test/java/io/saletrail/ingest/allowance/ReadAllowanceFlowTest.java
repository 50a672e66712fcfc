package io.saletrail.ingest.allowance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFact.Stage;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.poll.ReadAllowanceObserved;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.api.ApiFault;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A budget of four calls: two polls of an account without sales.
@QuarkusTest
@TestProfile(ReadAllowanceFlowTest.FourCalls.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class ReadAllowanceFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  public static final class FourCalls implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "saletrail.allowance.floor", "4",
          "saletrail.poll.interval", "30D",
          "saletrail.daily.interval", "30D");
    }
  }

  @InjectStripe StripeStandIn stripe;
  @Inject FactProducer facts;
  @Inject Outbox outbox;
  @Inject DataSource database;
  @Inject ReadCount counts;
  @Inject ReadAllowance allowance;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private TopicReader polls;

  @BeforeEach
  void listen() {
    polls = new TopicReader(kafka, Topic.STRIPE_POLLS);
    stripe.account(account);
  }

  @AfterEach
  void stop() {
    stripe.api().behave();
    polls.close();
  }

  @Test
  void everyCallIsCountedAndReportedAfterThePoll() {
    connect();

    assertThat(readsAfter(first().poll())).isEqualTo(2);
    assertThat(readsAfter(checkNow())).isEqualTo(4);
  }

  @Test
  void repeatsCountToo() {
    stripe.api().fail(account, ApiFault.RATE_LIMITED, "/v1/events", 2);
    stripe.api().fail(account, ApiFault.BROKEN, "/v1/checkout", 1);

    connect();

    assertThat(readsAfter(first().poll())).isEqualTo(5);
  }

  /// The report of a poll lacked the calls that the sweep had taken and not stored yet.
  @Test
  void aReportCountsTheCallsThatTheSweepIsStoring() throws SQLException {
    try (var other = database.getConnection()) {
      other.setAutoCommit(false);
      // The sweep waits for the end of this transaction.
      try (var insert = other.prepareStatement("insert into stripe_read values (?, ?, 0)")) {
        insert.setString(1, account);
        insert.setObject(2, ReadCount.today());
        insert.executeUpdate();
      }
      counts.count(account);
      var sweep = counts.write().subscribeAsCompletionStage();
      var report = allowance.report(account, "poll", Instant.now()).subscribeAsCompletionStage();
      other.commit();

      CompletableFuture.allOf(sweep, report).join();
    }
    assertThat(readsAfter("poll")).isEqualTo(1);
  }

  @Test
  void beyondTheBudgetCheckNowFailsWithThatReason() {
    connect();
    readsAfter(first().poll());
    readsAfter(checkNow());

    var refused = checkNow();

    assertThat(readsAfter(refused)).isEqualTo(4);
    assertThat(of(PollFailed.class))
        .filteredOn(poll -> poll.poll().equals(refused))
        .extracting(PollFailed::cause)
        .containsExactly(Cause.READ_ALLOWANCE_USED);
  }

  @Test
  void beyondTheBudgetLookupsAreDeferred() {
    connect();
    readsAfter(first().poll());
    readsAfter(checkNow());
    var lookup = UUID.randomUUID().toString();

    publish(new LookupRequested(lookup, account, "pi_1", true, Instant.now()));

    await().atMost(TIMEOUT).until(() -> isDeferred(lookup));
    try (var lookups = new TopicReader(kafka, Topic.STRIPE_LOOKUPS)) {
      assertThat(lookups.facts(account, LookupFact.class))
          .hasOnlyElementsOfType(LookupRequested.class);
    }
  }

  @Test
  void aBackfillWithoutAllowanceIsDeferredAndResumesAtItsCursor() {
    connect();
    first();
    stripe.api().fail(account, ApiFault.BROKEN, "/v1/invoices", FaultPlan.FOR_EVER);
    var backfill = backfill();
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                count(
                        "select count(*) from job where kind = 'BACKFILL' and key = :id"
                            + " and lease_id is null"
                            + " and lease_until > now() + interval '30 minutes'",
                        backfill)
                    == 1);
    stripe.api().heal(account);

    letAMonthPass(backfill);

    assertThat(published(backfill, BackfillReadCompleted.class)).hasSize(1);
    assertThat(published(backfill, BackfillProgressed.class))
        .extracting(BackfillProgressed::stage)
        .containsExactly(Stage.values());
  }

  private void connect() {
    publish(
        new MerchantSettings(
            account,
            1,
            Connection.CONNECTED,
            Optional.of("shop"),
            MerchantOptions.defaults(),
            Instant.now()));
  }

  private PollCompleted first() {
    await().atMost(TIMEOUT).until(() -> !of(PollCompleted.class).isEmpty());
    return of(PollCompleted.class).getFirst();
  }

  private String checkNow() {
    var poll = UUID.randomUUID().toString();
    publish(new PollRequested(poll, account, Trigger.CHECK_NOW, Instant.now()));
    return poll;
  }

  private long readsAfter(String poll) {
    await().atMost(TIMEOUT).until(() -> published(poll).isPresent());
    var observed = published(poll).orElseThrow();
    assertThat(observed.budget()).isEqualTo(4);
    return observed.reads();
  }

  private Optional<ReadAllowanceObserved> published(String poll) {
    return of(ReadAllowanceObserved.class).stream()
        .filter(fact -> fact.poll().equals(poll))
        .findFirst();
  }

  private <F extends PollFact> List<F> of(Class<F> kind) {
    return polls.facts(account, PollFact.class).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private boolean isDeferred(String lookup) {
    return count(
            "select count(*) from job where kind = 'LOOKUP' and key = :id"
                + " and lease_id is null and lease_until > now() + interval '30 minutes'",
            lookup)
        > 0;
  }

  private String backfill() {
    var id = UUID.randomUUID().toString();
    var now = Instant.now();
    publish(
        new BackfillRequested(
            id, account, now.minus(Duration.ofDays(90)), now, false, now, Optional.empty()));
    return id;
  }

  /// Calls are counted asynchronously.
  private void letAMonthPass(String backfill) {
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              change("delete from stripe_read where account = :id", account);
              change(
                  "update job set lease_until = null where kind = 'BACKFILL' and key = :id"
                      + " and state = 'RUNNING' and lease_id is null",
                  backfill);
              return published(backfill, BackfillReadCompleted.class).size() == 1;
            });
  }

  private <F extends BackfillFact> List<F> published(String backfill, Class<F> kind) {
    try (var backfills = new TopicReader(kafka, Topic.STRIPE_BACKFILLS)) {
      return backfills.facts(account, BackfillFact.class).stream()
          .filter(fact -> fact.backfill().equals(backfill))
          .filter(kind::isInstance)
          .map(kind::cast)
          .toList();
    }
  }

  private long count(String sql, String id) {
    return outbox
        .write(
            session ->
                session.createNativeQuery(sql, Long.class).setParameter("id", id).getSingleResult())
        .await()
        .atMost(TIMEOUT);
  }

  private void change(String sql, String id) {
    outbox
        .write(session -> session.createNativeQuery(sql).setParameter("id", id).executeUpdate())
        .await()
        .atMost(TIMEOUT);
  }

  private void publish(Fact fact) {
    facts.send(List.of(fact)).await().atMost(TIMEOUT);
  }
}
