package io.saletrail.conversion.missingdetail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.merchant.MerchantChoices;
import io.saletrail.conversion.rules.MissingDetail;
import io.saletrail.conversion.rules.MissingDetail.MissingKind;
import io.saletrail.conversion.rules.PaymentHistories;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Missing details are looked up, on a real Kafka and a real PostgreSQL. The test publishes the
/// results.
@QuarkusTest
@TestProfile(MissingDetailFlowTest.ShortWaits.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_waits"))
class MissingDetailFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private static final String DUE =
      "select object from missing_detail where account = :account and due_at <= now()";

  @Inject MerchantChoices merchants;
  @Inject Outbox outbox;
  @Inject FactProducer facts;
  @Inject MissingDetailConfig config;
  @Inject MeterRegistry metrics;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final List<ConversionFact> published = new ArrayList<>();
  private final List<LookupRequested> requested = new ArrayList<>();
  private KafkaConsumer<String, byte[]> consumer;

  public static final class ShortWaits implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "saletrail.missing-detail.tick", "1S",
          "saletrail.missing-detail.grace", "0S",
          "saletrail.missing-detail.first-pause", "1S",
          "saletrail.missing-detail.max-attempts", "2");
    }
  }

  @BeforeEach
  void listen() {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "waiting-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(
        List.of(Topic.CONVERSIONS_LIFECYCLE.topicName(), Topic.STRIPE_LOOKUPS.topicName()));
  }

  @AfterEach
  void stop() {
    consumer.close();
  }

  @Test
  void aRefundWhoseSessionWasNeverSeenEndsInTheRightConversion() {
    publish(histories().refund("a", "1", 1999, RefundObserved.Status.SUCCEEDED).facts);
    var question = question();
    assertThat(question.object()).isEqualTo("pi_a");

    publish(
        histories()
            .charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 1999)
            .session(
                "a", SessionObserved.PaymentStatus.PAID, 1999, Optional.of(PaymentHistories.CID))
            .facts);
    answer(question, Outcome.SESSION_FOUND);

    eventually(
        () ->
            assertThat(lastPublished("ch_a"))
                .get()
                .extracting(ConversionChanged::status)
                .isEqualTo(ConversionStatus.REFUNDED));
    eventually(() -> assertThat(outcome("pi_a")).isEqualTo("NO_LONGER_MISSING"));
  }

  @Test
  void openMissingDetailsAreCounted() {
    publish(histories().charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0).facts);
    question();

    eventually(
        () ->
            assertThat(metrics.get("conversion_missing_details_open").gauge().value())
                .isPositive());
  }

  @Test
  void aPaymentForWhichStripeHasNoSessionIsNotFromCheckout() {
    publish(histories().charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0).facts);

    answer(question(), Outcome.NO_SESSION);

    eventually(() -> assertThat(lastReason()).isEqualTo(NotCreditedReason.NOT_FROM_CHECKOUT));
    eventually(() -> assertThat(outcome("pi_a")).isEqualTo("NO_SESSION"));
  }

  @Test
  void aLookupWithoutAResultReachesItsLimitAndKeepsItsReason() {
    publish(histories().charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0).facts);

    eventually(() -> assertThat(outcome("pi_a")).isEqualTo("LIMIT_REACHED"));
    eventually(() -> assertThat(requested).hasSize(2));
    eventually(() -> assertThat(lastReason()).isEqualTo(NotCreditedReason.SESSION_MISSING));
  }

  @Test
  void anExhaustedMissingDetailIsNotRequestedAgain() {
    publish(histories().charge("a", ChargeObserved.Status.SUCCEEDED, 1999, 0).facts);
    question();

    var askedOnceMore = outbox.write((session, published) -> asWithoutQuestionsLeft(session));

    assertThat(askedOnceMore.await().atMost(TIMEOUT)).isEmpty();
    eventually(() -> assertThat(outcome("pi_a")).isEqualTo("LIMIT_REACHED"));
  }

  /// Finding F15: a sale whose type depends on its items was invisible for two minutes.
  @Test
  void detailsThatEventsLeaveOutAreLookedUpImmediately() {
    var id = new CaseId(account, UUID.randomUUID());
    var required =
        List.of(
            required(id, "cs_items", MissingKind.DETAILS),
            required(id, "pi_alone", MissingKind.SESSION));

    var due =
        outbox.write(
            session ->
                MissingDetailTable.replace(session, List.of(id), required, new OneHour(config))
                    .chain(
                        () ->
                            Rows.query(session, DUE, String.class).set("account", account).list()));

    assertThat(due.await().atMost(TIMEOUT)).containsExactly("cs_items");
  }

  private static MissingDetailTable.Requirement required(
      CaseId id, String object, MissingKind kind) {
    return new MissingDetailTable.Requirement(
        id, new MissingDetail("pi_alone", object, kind, true));
  }

  /// The configuration with a grace period.
  private record OneHour(
      Duration tick,
      Duration grace,
      Duration firstPause,
      int maxAttempts,
      Duration ageLimit,
      int batch)
      implements MissingDetailConfig {
    OneHour(MissingDetailConfig other) {
      this(
          other.tick(),
          Duration.ofHours(1),
          other.firstPause(),
          other.maxAttempts(),
          other.ageLimit(),
          other.batch());
    }
  }

  /// In one transaction, so that no sweep runs in between.
  private Uni<List<LookupRequested>> asWithoutQuestionsLeft(Mutiny.Session session) {
    return session
        .createNativeQuery(
            """
            update missing_detail set attempts = 2, due_at = now() - interval '1 second'
             where account = :account
            """)
        .setParameter("account", account)
        .executeUpdate()
        .chain(() -> MissingDetailTable.request(session, Instant.now(), config))
        .map(all -> all.stream().filter(one -> one.account().equals(account)).toList());
  }

  private PaymentHistories histories() {
    return new PaymentHistories(account, true);
  }

  private LookupRequested question() {
    eventually(() -> assertThat(requested).isNotEmpty());
    return requested.getFirst();
  }

  private void answer(LookupRequested question, Outcome outcome) {
    publish(
        List.of(
            new LookupEnded(
                question.lookup(), account, question.object(), outcome, 1, Instant.now())));
  }

  private void publish(List<? extends Fact> some) {
    merchants.know(List.of(account));
    facts.send(List.copyOf(some)).await().atMost(TIMEOUT);
  }

  private String outcome(String object) {
    return outbox
        .write(
            session ->
                session
                    .createNativeQuery(
                        """
                        select coalesce(outcome, 'OPEN') from missing_detail
                         where account = :account and object = :object
                        """,
                        String.class)
                    .setParameter("account", account)
                    .setParameter("object", object)
                    .getResultList()
                    .map(rows -> rows.isEmpty() ? "NONE" : rows.getFirst()))
        .await()
        .atMost(TIMEOUT);
  }

  private Optional<ConversionChanged> lastPublished(String externalId) {
    return published.stream()
        .filter(ConversionChanged.class::isInstance)
        .map(ConversionChanged.class::cast)
        .filter(fact -> fact.externalId().equals(externalId))
        .reduce((one, next) -> next);
  }

  private NotCreditedReason lastReason() {
    return published.stream()
        .filter(PaymentNotCredited.class::isInstance)
        .map(fact -> ((PaymentNotCredited) fact).reason())
        .reduce((one, next) -> next)
        .orElse(NotCreditedReason.OTHER);
  }

  private void eventually(Runnable assertion) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () -> {
              read();
              assertion.run();
            });
  }

  private void read() {
    for (var record : consumer.poll(Duration.ofMillis(200))) {
      if (FactFormat.read(record.value(), ConversionFact.class)
              instanceof FactFormat.Reading.Known<ConversionFact>(var fact)
          && fact.account().equals(account)) {
        published.add(fact);
      }
      if (FactFormat.read(record.value(), LookupFact.class)
              instanceof FactFormat.Reading.Known<LookupFact>(var fact)
          && fact instanceof LookupRequested request
          && fact.account().equals(account)) {
        requested.add(request);
      }
    }
  }
}
