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
import io.saletrail.contracts.backfill.BackfillControlled;
import io.saletrail.contracts.backfill.BackfillControlled.Command;
import io.saletrail.contracts.backfill.BackfillFact;
import io.saletrail.contracts.backfill.BackfillFailed;
import io.saletrail.contracts.backfill.BackfillFailed.Cause;
import io.saletrail.contracts.backfill.BackfillProgressed;
import io.saletrail.contracts.backfill.BackfillReadCompleted;
import io.saletrail.contracts.backfill.BackfillRequested;
import io.saletrail.contracts.dryrun.DryRunActivityRead;
import io.saletrail.contracts.dryrun.DryRunEnded;
import io.saletrail.contracts.dryrun.DryRunEnded.Ending;
import io.saletrail.contracts.dryrun.DryRunFact;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.outbox.FactProducer;
import io.saletrail.sandbox.fault.FaultPlan;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Charge;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Backfills of a period beyond Stripe's 30 days of events, at the Stripe stand-in, on a real
/// Kafka and a real PostgreSQL.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class BackfillFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /// More than two pages of the tests' size.
  private static final int SALES = 9;

  /// Long before what the first poll of a merchant reads, and before Stripe's 30 days.
  private static final Instant PAST = Instant.now().minus(Duration.ofDays(90));

  private static final Instant FROM = PAST.minus(Duration.ofDays(1));
  private static final Instant TO = PAST.plus(Duration.ofDays(3));

  @InjectStripe StripeStandIn stripe;
  @Inject FactProducer facts;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private TopicReader backfills;
  private TopicReader activity;
  private TopicReader dryRuns;
  private StandInAccount merchant;

  @BeforeEach
  void listen() {
    backfills = new TopicReader(kafka, Topic.STRIPE_BACKFILLS);
    activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
    dryRuns = new TopicReader(kafka, Topic.PAYMENTS_REHEARSALS);
    merchant = stripe.account(account);
    stripe.clock().set(PAST);
  }

  @AfterEach
  void stop() {
    stripe.clock().reset();
    stripe.api().behave();
    backfills.close();
    activity.close();
    dryRuns.close();
  }

  @Test
  void everythingOfAPastPeriodIsRead() {
    var sold = sell();
    var renewal = merchant.renew(subscribe());
    var refund = merchant.refund(charge(sold.getFirst()), 500);
    var dispute = merchant.dispute(charge(sold.getLast()));
    connect();

    read(backfill(FROM, TO, false));

    assertThat(idsOn(SessionObserved.class)).containsAll(sold.stream().map(Session::id).toList());
    assertThat(idsOn(ChargeObserved.class))
        .containsAll(sold.stream().map(session -> charge(session).id()).toList());
    assertThat(idsOn(InvoiceObserved.class)).contains(renewal.id());
    assertThat(idsOn(RefundObserved.class)).containsExactly(refund.id());
    assertThat(idsOn(DisputeObserved.class)).containsExactly(dispute.id());
  }

  @Test
  void relatedObjectsBeforeThePeriodAreReadToo() {
    var sale = sell().getFirst();
    var subscription = subscribe();
    stripe.clock().advance(Duration.ofDays(20));
    var refund = merchant.refundAll(charge(sale));
    var renewal = merchant.renew(subscription);
    connect();
    var later = PAST.plus(Duration.ofDays(19));

    read(backfill(later, later.plus(Duration.ofDays(3)), false));

    assertThat(idsOn(RefundObserved.class)).containsExactly(refund.id());
    // With the first invoice: without it the renewal cannot be recognised as one.
    assertThat(idsOn(InvoiceObserved.class)).hasSize(2).contains(renewal.id());
    assertThat(idsOn(SessionObserved.class))
        .containsExactlyInAnyOrder(sale.id(), sessionOf(subscription.id()));
  }

  @Test
  void aDryRunReadsTheSameAndPublishesOnlyToItsOwnTopic() {
    merchant.refund(charge(sell().getFirst()), 500);
    merchant.renew(subscribe());
    connect();

    var dryRunFacts = read(backfill(FROM, TO, true));

    assertThat(seen()).isEmpty();
    assertThat(dryRuns.facts(account, DryRunFact.class).getLast())
        .isInstanceOfSatisfying(
            DryRunEnded.class, end -> assertThat(end.ending()).isEqualTo(Ending.COMPLETE));

    var real = read(backfill(FROM, TO, false));

    assertThat(real.read()).isEqualTo(dryRunFacts.read());
    assertThat(real.recovered()).isEqualTo(dryRunFacts.recovered());
    eventually()
        .untilAsserted(
            () -> assertThat(ids(seen())).isEqualTo(ids(dryRunFacts(dryRunFacts.backfill()))));
  }

  @Test
  void knownObjectsAreNotAppendedAgain() {
    sell();
    connect();
    var first = read(backfill(FROM, TO, false));
    eventually().until(() -> idsOn(SessionObserved.class).size() == SALES);

    var again = read(backfill(FROM, TO, false));

    assertThat(first.recovered()).isPositive();
    assertThat(again.read()).isEqualTo(first.read());
    assertThat(again.recovered()).isZero();
  }

  @Test
  void aPausedBackfillResumesAtItsCursorAndCountsNothingTwice() {
    sell();
    subscribe();
    connect();
    stripe.api().fail(account, ApiFault.BROKEN, "/v1/invoices", FaultPlan.FOR_EVER);
    var backfill = backfill(FROM, TO, false);
    eventually().until(() -> !progress(backfill).isEmpty());
    var beforeInvoices = lastRead(backfill);

    control(backfill, 1, Command.PAUSED);
    stripe.api().heal(account);
    // A later backfill runs while the first one is paused.
    read(backfill(FROM, PAST.minus(Duration.ofHours(1)), true));
    assertThat(ended(backfill)).isEmpty();
    control(backfill, 2, Command.RESUMED);

    assertThat(read(backfill).read()).isGreaterThan(beforeInvoices);
    assertThat(progress(backfill)).extracting(BackfillProgressed::id).doesNotHaveDuplicates();
    assertThat(read(backfill(FROM, TO, true)).read()).isEqualTo(read(backfill).read());
  }

  @Test
  void aCancelledDryRunIsAbandonedAndReadsNoMore() {
    sell();
    connect();
    stripe.api().fail(account, ApiFault.BROKEN, "/v1/invoices", FaultPlan.FOR_EVER);
    var backfill = backfill(FROM, TO, true);
    eventually().until(() -> !progress(backfill).isEmpty());

    control(backfill, 1, Command.CANCELLED);
    stripe.api().heal(account);

    eventually()
        .until(
            () ->
                dryRuns.facts(account, DryRunFact.class).stream()
                    .anyMatch(
                        fact ->
                            fact instanceof DryRunEnded end && end.ending() == Ending.ABANDONED));
    read(backfill(FROM, TO, true));
    assertThat(ended(backfill)).isEmpty();
  }

  @Test
  void anUnknownAccountIsReported() {
    assertThat(failed(backfill(FROM, TO, true)).cause()).isEqualTo(Cause.UNKNOWN_ACCOUNT);
  }

  @Test
  void anUnauthorisedAccountIsReported() {
    var stranger = "acct_" + UUID.randomUUID().toString().replace("-", "");
    connect(stranger);

    var backfill = backfill(stranger, FROM, TO, true);

    eventually()
        .until(
            () ->
                backfills.facts(stranger, BackfillFact.class).stream()
                    .anyMatch(
                        fact ->
                            fact instanceof BackfillFailed failed
                                && failed.backfill().equals(backfill)
                                && failed.cause() == Cause.NOT_AUTHORISED));
  }

  @Test
  void aRepeatedRequestIsIgnored() {
    connect();
    var request =
        new BackfillRequested(id(), account, FROM, TO, false, Instant.now(), Optional.empty());
    publish(request);
    read(request.backfill());

    publish(request);
    read(backfill(FROM, TO, false));

    assertThat(ended(request.backfill())).hasSize(1);
  }

  private List<Session> sell() {
    return merchant.sell(
        merchant.paymentLink(Offer.oneOff("A mug", 1_900, "eur")),
        SALES,
        sale -> UUID.randomUUID().toString());
  }

  private Subscription subscribe() {
    var session =
        merchant.buy(
            merchant.paymentLink(Offer.monthly("Membership", 500, "eur")),
            UUID.randomUUID().toString());
    return merchant.holds().subscriptionOf(session);
  }

  private Charge charge(Session session) {
    return merchant.holds().chargeOf(session);
  }

  private String sessionOf(String subscription) {
    return merchant.holds().sessions().stream()
        .filter(session -> session.state().subscription().equals(Optional.of(subscription)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void connect() {
    connect(account);
  }

  private void connect(String whom) {
    publish(
        new MerchantSettings(
            whom,
            1,
            Connection.CONNECTED,
            Optional.of("shop"),
            MerchantOptions.defaults(),
            Instant.now()));
    // The account is stored once its first poll has started.
    try (var polls = new TopicReader(kafka, Topic.STRIPE_POLLS)) {
      eventually().until(() -> !polls.of(whom).isEmpty());
    }
  }

  private String backfill(Instant from, Instant to, boolean dryRun) {
    return backfill(account, from, to, dryRun);
  }

  private String backfill(String whom, Instant from, Instant to, boolean dryRun) {
    var request =
        new BackfillRequested(id(), whom, from, to, dryRun, Instant.now(), Optional.empty());
    publish(request);
    return request.backfill();
  }

  private void control(String backfill, int sequence, Command command) {
    publish(new BackfillControlled(backfill, account, sequence, command, Instant.now()));
  }

  private BackfillReadCompleted read(String backfill) {
    eventually().until(() -> !ended(backfill).isEmpty());
    return (BackfillReadCompleted) ended(backfill).getFirst();
  }

  private BackfillFailed failed(String backfill) {
    eventually().until(() -> !ended(backfill).isEmpty());
    return (BackfillFailed) ended(backfill).getFirst();
  }

  private List<BackfillFact> ended(String backfill) {
    return of(backfill).stream()
        .filter(fact -> fact instanceof BackfillReadCompleted || fact instanceof BackfillFailed)
        .toList();
  }

  private List<BackfillProgressed> progress(String backfill) {
    return of(backfill).stream()
        .filter(BackfillProgressed.class::isInstance)
        .map(BackfillProgressed.class::cast)
        .toList();
  }

  private int lastRead(String backfill) {
    return progress(backfill).getLast().read();
  }

  private List<BackfillFact> of(String backfill) {
    return backfills.facts(account, BackfillFact.class).stream()
        .filter(fact -> fact.backfill().equals(backfill))
        .toList();
  }

  private <F extends PaymentActivity> Set<String> idsOn(Class<F> kind) {
    return seen().stream()
        .filter(kind::isInstance)
        .map(PaymentActivity::object)
        .collect(Collectors.toSet());
  }

  private List<PaymentActivity> seen() {
    return activity.facts(account, PaymentActivity.class).stream()
        .filter(fact -> fact.observation().origin() == Origin.BACKFILL)
        .toList();
  }

  private List<PaymentActivity> dryRunFacts(String backfill) {
    return dryRuns.facts(account, DryRunFact.class).stream()
        .filter(fact -> fact.backfill().equals(backfill))
        .flatMap(
            fact ->
                fact instanceof DryRunActivityRead dryRunFacts
                    ? Stream.of(dryRunFacts.activity())
                    : Stream.empty())
        .toList();
  }

  private static Set<String> ids(List<PaymentActivity> facts) {
    return facts.stream().map(PaymentActivity::id).collect(Collectors.toSet());
  }

  private void publish(Fact fact) {
    facts.send(List.of(fact)).await().atMost(TIMEOUT);
  }

  private static ConditionFactory eventually() {
    return await().atMost(TIMEOUT);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
