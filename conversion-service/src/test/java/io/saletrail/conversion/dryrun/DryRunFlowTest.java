package io.saletrail.conversion.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.backfill.BackfillAssessed;
import io.saletrail.contracts.backfill.BackfillAssessed.Outcome;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.contracts.dryrun.DryRunEnded.Ending;
import io.saletrail.contracts.dryrun.DryRunFact;
import io.saletrail.conversion.decision.TestLedger;
import io.saletrail.conversion.merchant.MerchantChoices;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.Histories;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Dry runs of backfills on a real Kafka and a real PostgreSQL, followed by the live backfill.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_dry_run"))
class DryRunFlowTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final int HISTORIES = Integer.getInteger("dryrun.histories", 8);
  private static final int MOST = 200;

  @Inject TestLedger ledger;
  @Inject MerchantChoices merchants;
  @Inject Outbox outbox;
  @Inject FactProducer facts;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final Map<String, BackfillAssessed> assessed = new HashMap<>();
  private KafkaConsumer<String, byte[]> consumer;

  @BeforeEach
  void connect() {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "dry-run-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(Topic.STRIPE_BACKFILLS.topicName()));
  }

  @AfterEach
  void disconnect() {
    consumer.close();
  }

  @Test
  void aDryRunChangesNothingAndPredictsTheBackfill() {
    var seed = Long.getLong("seed", System.nanoTime());
    System.out.println("dry runs histories=" + HISTORIES + " seed=" + seed);
    var random = new Random(seed);
    for (var n = 0; n < HISTORIES; n++) {
      var account = "acct_dry" + seed + "x" + n;
      var history = Histories.generate(account, random);
      enter(history.subList(0, random.nextInt(history.size())));
      var before = standing(account);
      var traces = traces(account);

      var result = dryRun(account, shuffled(history, random));

      assertThat(traces(account)).as("seed=%d n=%d", seed, n).isEqualTo(traces);
      assertThat(result.outcome()).isEqualTo(Outcome.COMPLETE);
      inBatches(history, random).forEach(this::enter);
      assertThat(Numbers.of(result))
          .as("seed=%d n=%d", seed, n)
          .isEqualTo(Numbers.between(before, standing(account)));
    }
  }

  @Test
  void aDryRunBeyondItsLimitIsReportedAsTooLarge() {
    var account = "acct_much" + System.nanoTime();
    var histories = new PaymentHistories(account, true);
    for (var n = 0; histories.facts.size() <= MOST; n++) {
      histories.sale("m" + n, 1999, Optional.of(PaymentHistories.CID));
    }

    assertThat(dryRun(account, histories.facts).outcome()).isEqualTo(Outcome.TOO_LARGE);
  }

  @Test
  void anAbandonedDryRunIsDeletedAndNotAssessed() {
    var account = "acct_gone" + System.nanoTime();
    var activities =
        new PaymentHistories(account, true)
            .sale("a", 1999, Optional.of(PaymentHistories.CID))
            .facts;
    var abandoned = UUID.randomUUID().toString();
    publish(activities.stream().map(fact -> new DryRunActivityRead(abandoned, fact)).toList());
    publish(List.of(new DryRunEnded(abandoned, account, Ending.ABANDONED, Instant.now())));

    dryRun(account, activities);

    assertThat(assessed).doesNotContainKey(abandoned);
    assertThat(count("dry_run_fact where backfill = '" + abandoned + "'")).isZero();
  }

  @Test
  void knownSalesAreNeitherCreatedNorUpdated() {
    var account = "acct_known" + System.nanoTime();
    var activities =
        new PaymentHistories(account, true)
            .sale("a", 1999, Optional.of(PaymentHistories.CID))
            .facts;
    enter(activities);

    var result = dryRun(account, activities);

    assertThat(result.created()).isEmpty();
    assertThat(result.updated()).isEmpty();
    assertThat(result.unchanged()).isEqualTo(1);
  }

  /// The content of an assessment, and what to compare it with.
  private record Numbers(
      Map<String, Long> created,
      Map<String, Long> updated,
      Map<NotCreditedReason, Integer> skipped,
      int unchanged) {

    static Numbers of(BackfillAssessed result) {
      return new Numbers(
          sums(result.created()),
          sums(result.updated()),
          new TreeMap<>(
              result.skipped().stream()
                  .collect(
                      Collectors.toMap(
                          BackfillAssessed.Skipped::reason, BackfillAssessed.Skipped::count))),
          result.unchanged());
    }

    /// The differences between two states of one merchant. A conversion that was created and
    /// withdrawn in between depends on the order of arrival; so does the reason of a payment that
    /// became a conversion.
    static Numbers between(Map<String, ConversionFact> before, Map<String, ConversionFact> after) {
      var created = new TreeMap<String, Long>();
      var updated = new TreeMap<String, Long>();
      var skipped = new TreeMap<NotCreditedReason, Integer>();
      var unchanged = 0;
      for (var each : after.entrySet()) {
        var stood = before.get(each.getKey());
        switch (each.getValue()) {
          case ConversionChanged now -> {
            var gone = now.reason() == LifecycleReason.SALE_WITHDRAWN;
            if (!(stood instanceof ConversionChanged)) {
              if (!gone) {
                add(created, now);
              }
            } else if (!Decision.of(stood).equals(Decision.of(now))) {
              add(updated, now);
            } else if (!gone) {
              unchanged++;
            }
          }
          case PaymentUndecided _ -> {}
          case PaymentNotCredited now -> {
            if (now.reason() != NotCreditedReason.PART_OF_ANOTHER_PAYMENT
                && !converted(after, now.payment())) {
              skipped.merge(now.reason(), 1, Integer::sum);
            }
          }
        }
      }
      return new Numbers(created, updated, skipped, unchanged);
    }

    private static boolean converted(Map<String, ConversionFact> all, String payment) {
      return all.values().stream()
          .anyMatch(
              fact ->
                  fact instanceof ConversionChanged conversion
                      && conversion.payment().equals(payment)
                      && conversion.reason() != LifecycleReason.SALE_WITHDRAWN);
    }

    private static Map<String, Long> sums(List<BackfillAssessed.Conversions> conversions) {
      var sums = new TreeMap<String, Long>();
      for (var each : conversions) {
        sums.put(each.status() + " count", (long) each.count());
        sums.put(each.status() + " " + each.amount().currency(), each.amount().amountMinor());
      }
      return sums;
    }

    private static void add(Map<String, Long> sums, ConversionChanged conversion) {
      sums.merge(conversion.status() + " count", 1L, Long::sum);
      sums.merge(
          conversion.status() + " " + conversion.amount().currency(),
          conversion.amount().amountMinor(),
          Long::sum);
    }
  }

  private BackfillAssessed dryRun(String account, List<PaymentActivity> history) {
    merchants.know(List.of(account));
    var backfill = UUID.randomUUID().toString();
    var all = new ArrayList<DryRunFact>();
    history.forEach(fact -> all.add(new DryRunActivityRead(backfill, fact)));
    all.add(new DryRunEnded(backfill, account, Ending.COMPLETE, Instant.now()));
    publish(all);
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              listen();
              return assessed.containsKey(backfill);
            });
    return assessed.get(backfill);
  }

  private void listen() {
    for (var message : consumer.poll(Duration.ofMillis(100))) {
      if (FactFormat.read(message.value(), BackfillFact.class)
          instanceof FactFormat.Reading.Known<BackfillFact>(BackfillAssessed result)) {
        assessed.put(result.backfill(), result);
      }
    }
  }

  private void publish(List<? extends DryRunFact> said) {
    facts.send(said).await().atMost(TIMEOUT);
  }

  private void enter(List<PaymentActivity> real) {
    ledger.enter(real);
  }

  private static List<PaymentActivity> shuffled(List<PaymentActivity> history, Random random) {
    var shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static List<List<PaymentActivity>> inBatches(
      List<PaymentActivity> history, Random random) {
    var batches = new ArrayList<List<PaymentActivity>>();
    for (var from = 0; from < history.size(); from += batches.getLast().size()) {
      var to = Math.min(history.size(), from + 1 + random.nextInt(5));
      batches.add(history.subList(from, to));
    }
    return batches;
  }

  private record Decided(String subject, String body) {}

  /// The current decisions, by subject.
  private Map<String, ConversionFact> standing(String account) {
    var standing = new TreeMap<String, ConversionFact>();
    var sql = "select subject, body from decision where account = '" + account + "'";
    for (var row : rows(sql, Decided.class)) {
      if (FactFormat.read(row.body().getBytes(StandardCharsets.UTF_8), ConversionFact.class)
          instanceof FactFormat.Reading.Known<ConversionFact>(var fact)) {
        standing.put(row.subject(), fact);
      }
    }
    return standing;
  }

  /// All rows of this service for one merchant.
  private List<String> traces(String account) {
    var traces = new ArrayList<String>();
    for (var table :
        List.of(
            "fact",
            "correlation",
            "case_parent",
            "decision",
            "subscription",
            "subscription_customer",
            "slot",
            "customer",
            "missing_detail",
            "missing_detail_case",
            "redecision")) {
      var sql = "select cast(t as text) from " + table + " t where account = '" + account + "'";
      rows(sql, String.class).forEach(row -> traces.add(table + ": " + row));
    }
    Collections.sort(traces);
    return traces;
  }

  private long count(String what) {
    return rows("select count(*) from " + what, Long.class).getFirst();
  }

  private <R> List<R> rows(String sql, Class<R> type) {
    return outbox.read(session -> Rows.query(session, sql, type).list()).await().atMost(TIMEOUT);
  }
}
