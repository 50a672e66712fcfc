package io.saletrail.ingest.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.backfill.BackfillRequested.Trigger;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A merchant who reinstalls the Stripe App after months: the old mark, the daily pass and the
/// backfill of the gap together miss nothing. Stripe lists 30 days of events.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class ReturnFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Instant NOW = Instant.now();
  private static final Instant LEFT = daysAgo(80);

  /// As settings-service requests it: three weeks before the gap, for bank debits, up to tomorrow.
  private static final Instant FROM = daysAgo(101);

  private static final Instant TO = NOW.plus(Duration.ofDays(1));

  @InjectStripe StripeStandIn stripe;
  @Inject FactProducer facts;
  @Inject Outbox outbox;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private StandInAccount merchant;
  private TopicReader activity;
  private TopicReader backfills;
  private TopicReader polls;
  private long version;

  @BeforeEach
  void listen() {
    activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
    backfills = new TopicReader(kafka, Topic.STRIPE_BACKFILLS);
    polls = new TopicReader(kafka, Topic.STRIPE_POLLS);
    merchant = stripe.account(account);
  }

  @AfterEach
  void stop() {
    stripe.clock().reset();
    activity.close();
    backfills.close();
    polls.close();
  }

  @Test
  void aGapLongerThanStripesEventsIsRecoveredAndASecondReinstallAppendsNothingTwice() {
    var old = at(100, () -> merchant.dispute(charge(sell())));
    var delayed = at(82, () -> merchant.payLater(open()));
    connectAndLeave(old);
    at(78, () -> merchant.settle(delayed));
    var first = at(70, this::sell);
    var refund = at(69, () -> merchant.refund(charge(first), 500));
    var dispute = at(69, () -> merchant.dispute(charge(sell())));
    var subscription = at(68, this::subscribe);
    at(60, () -> merchant.loseDispute(old));
    at(38, () -> merchant.renew(subscription));
    at(10, this::sell);
    at(8, () -> merchant.renew(subscription));

    connect();
    var read = read(request());

    var sold = merchant.holds();
    progressed(SessionObserved.class, sold.sessions().stream().map(Session::id).toList());
    progressed(ChargeObserved.class, sold.charges().stream().map(Charge::id).toList());
    progressed(InvoiceObserved.class, sold.invoices().stream().map(Invoice::id).toList());
    progressed(RefundObserved.class, List.of(refund.id()));
    progressed(DisputeObserved.class, List.of(dispute.id()));
    eventually()
        .until(
            () ->
                seen().stream()
                    .anyMatch(
                        fact ->
                            fact instanceof DisputeObserved judged
                                && judged.object().equals(old.id())
                                && judged.status() == DisputeObserved.Status.LOST));
    assertThat(read.recovered()).isPositive();

    leave();
    connect();
    var again = read(request());

    assertThat(again.read()).isEqualTo(read.read());
    assertThat(again.recovered()).isZero();
    // The daily pass may append what the backfill observes in the same moment: the same id, so
    // once in effect. A backfill itself appends nothing twice.
    assertThat(seen())
        .filteredOn(fact -> fact.observation().origin() == Origin.BACKFILL)
        .extracting(PaymentActivity::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void aGapWithinStripesEventsIsReadByThePollFromItsMark() {
    connectAndLeave();
    sql("update job set high_water_at = now() - interval '20 days' where kind = 'POLL'");
    var sold = at(12, this::sell);

    connect();

    eventually().until(() -> windows().anyMatch(window -> window.from().isBefore(daysAgo(19))));
    progressed(SessionObserved.class, List.of(sold.id()));
    progressed(ChargeObserved.class, List.of(charge(sold).id()));
  }

  /// The account is stored, was read up to its uninstallation, and has an open dispute.
  private void connectAndLeave(Dispute... open) {
    stripe.clock().reset();
    connect();
    eventually().until(() -> windows().findAny().isPresent());
    leave();
    for (var dispute : open) {
      sql(
          "insert into unsettled_object (account, object, kind, created_at)"
              + " values (:account, '%s', 'DISPUTE', now() - interval '100 days')"
                  .formatted(dispute.id()));
    }
    sql(
        "insert into job (job, kind, key, account, due_at)"
            + " values ('DAILY/' || :account, 'DAILY', :account, :account, '%s')".formatted(LEFT)
            + " on conflict (job) do update set due_at = excluded.due_at");
    sql(
        "update job set high_water_at = '%1$s', due_at = '%1$s' where kind = 'POLL'"
            .formatted(LEFT));
  }

  private void connect() {
    report(Connection.CONNECTED);
    eventually().until(() -> connected());
  }

  private void leave() {
    report(Connection.DISCONNECTED);
    eventually().until(() -> !connected());
  }

  private void report(Connection connection) {
    publish(
        new MerchantSettings(
            account,
            ++version,
            connection,
            Optional.of("shop"),
            MerchantOptions.defaults(),
            Instant.now()));
  }

  private String request() {
    var id = UUID.randomUUID().toString();
    publish(
        new BackfillRequested(
            id, account, FROM, TO, false, Instant.now(), Optional.of(Trigger.REINSTALLED)));
    return id;
  }

  private BackfillReadCompleted read(String backfill) {
    return eventually()
        .until(
            () ->
                backfills.facts(account, BackfillFact.class).stream()
                    .filter(BackfillReadCompleted.class::isInstance)
                    .map(BackfillReadCompleted.class::cast)
                    .filter(end -> end.backfill().equals(backfill))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private Stream<PollCompleted> windows() {
    return polls.facts(account, PollFact.class).stream()
        .filter(PollCompleted.class::isInstance)
        .map(PollCompleted.class::cast);
  }

  private <F extends PaymentActivity> void progressed(Class<F> kind, List<String> objects) {
    eventually().untilAsserted(() -> assertThat(idsOn(kind)).containsAll(objects));
  }

  private <F extends PaymentActivity> Set<String> idsOn(Class<F> kind) {
    return seen().stream()
        .filter(kind::isInstance)
        .map(PaymentActivity::object)
        .collect(Collectors.toSet());
  }

  private List<PaymentActivity> seen() {
    return activity.facts(account, PaymentActivity.class);
  }

  private <T> T at(int daysAgo, Supplier<T> act) {
    stripe.clock().set(daysAgo(daysAgo));
    try {
      return act.get();
    } finally {
      stripe.clock().reset();
    }
  }

  private Session sell() {
    return merchant.buy(merchant.paymentLink(mug()), UUID.randomUUID().toString());
  }

  private Session open() {
    return merchant.openSession(merchant.paymentLink(mug()), UUID.randomUUID().toString());
  }

  private Subscription subscribe() {
    var link = merchant.paymentLink(Offer.monthly("Membership", 500, "eur"));
    return merchant.holds().subscriptionOf(merchant.buy(link, UUID.randomUUID().toString()));
  }

  private Charge charge(Session session) {
    return merchant.holds().chargeOf(session);
  }

  private static Offer mug() {
    return Offer.oneOff("A mug", 1_900, "eur");
  }

  private boolean connected() {
    return outbox
        .write(
            session ->
                session
                    .createNativeQuery(
                        "select connected from merchant" + " where account = :account",
                        Boolean.class)
                    .setParameter("account", account)
                    .getSingleResultOrNull())
        .map(Boolean.TRUE::equals)
        .await()
        .atMost(TIMEOUT);
  }

  private void sql(String statement) {
    var ofAccount =
        statement.startsWith("update") ? statement + " and account = :account" : statement;
    outbox
        .write(
            session ->
                session
                    .createNativeQuery(ofAccount)
                    .setParameter("account", account)
                    .executeUpdate())
        .await()
        .atMost(TIMEOUT);
  }

  private void publish(Fact fact) {
    facts.send(List.of(fact)).await().atMost(TIMEOUT);
  }

  private static ConditionFactory eventually() {
    return await().atMost(TIMEOUT);
  }

  private static Instant daysAgo(int days) {
    return NOW.minus(Duration.ofDays(days));
  }
}
