package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.ApiClient;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.outbox.FactProducer;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Polls of the Stripe stand-in, on a real Kafka and a real PostgreSQL. A page holds four objects.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class PollFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int SALES = 5;

  @TestHTTPResource("/")
  URI base;

  @InjectStripe StripeStandIn stripe;
  @Inject FactProducer facts;
  @Inject Outbox outbox;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private TopicReader polls;
  private TopicReader activity;

  @BeforeEach
  void listen() {
    polls = new TopicReader(kafka, Topic.STRIPE_POLLS);
    activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
  }

  @AfterEach
  void stop() {
    stripe.api().behave();
    removeWebhooks();
    polls.close();
    activity.close();
  }

  @Test
  void aMerchantWithoutWebhooksIsPolledHourly() {
    var sold = sell(stripe.account(account));

    publish(settings());

    var poll = completed(Trigger.HOURLY).getFirst();
    assertThat(poll.recovered()).isEqualTo(2 * SALES);
    assertThat(poll.read()).isGreaterThanOrEqualTo(poll.recovered());
    assertThat(progress(poll.poll()))
        .extracting(PollProgressed::stage)
        .startsWith(PollFact.Stage.EVENTS, PollFact.Stage.EVENTS)
        .endsWith(PollFact.Stage.SESSIONS, PollFact.Stage.SESSIONS);
    eventually()
        .untilAsserted(
            () -> assertThat(seen()).extracting(PaymentActivity::object).containsAll(idsOf(sold)));
    assertThat(seen()).allMatch(fact -> fact.observation().origin() == Origin.POLL);
  }

  @Test
  void recoveredObjectsAreNamedByTheirPayments() {
    var sold = sell(stripe.account(account));

    publish(settings());

    assertThat(completed(Trigger.HOURLY).getFirst().recoveredIds().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(
            sold.stream().map(sale -> sale.state().paymentIntent().orElseThrow()).toList());
  }

  @Test
  void readObjectsAreNotRecoveredAgain() {
    sell(stripe.account(account));
    publish(settings());
    var first = completed(Trigger.HOURLY).getFirst();
    awaitStored();

    var again = checkNow();

    assertThat(completed(again))
        .satisfies(
            poll -> {
              assertThat(poll.read()).isEqualTo(first.read());
              assertThat(poll.recovered()).isZero();
              assertThat(poll.from()).isBefore(first.to());
            });
  }

  @Test
  void eventsOfWebhooksAreNotRecoveredByAPoll() {
    stripe.register(Endpoint.all(base.resolve("/webhooks/stripe"), StripeTestResource.SECRET));
    var sold = sell(stripe.account(account));
    eventually()
        .untilAsserted(
            () -> assertThat(seen()).extracting(PaymentActivity::object).containsAll(idsOf(sold)));
    removeWebhooks();

    publish(settings());

    assertThat(completed(Trigger.HOURLY).getFirst())
        .satisfies(
            poll -> {
              assertThat(poll.read()).isGreaterThanOrEqualTo(2 * SALES);
              assertThat(poll.recovered()).isZero();
            });
  }

  /// Stripe sends no session event for a capture, so the poll is the first to read it as paid.
  @Test
  void aCaptureWhoseWebhooksArrivedIsNotRecovered() {
    stripe.register(Endpoint.all(base.resolve("/webhooks/stripe"), StripeTestResource.SECRET));
    var captured = capture(stripe.account(account));
    eventually().until(() -> seen().stream().anyMatch(fact -> isCaptured(fact, captured)));
    removeWebhooks();

    publish(settingsWithoutAnAccountAtStripe());

    assertThat(completed(Trigger.HOURLY).getFirst())
        .satisfies(
            poll -> {
              assertThat(poll.read()).isPositive();
              assertThat(poll.recovered()).isZero();
            });
  }

  @Test
  void aCaptureWhoseWebhookIsLostIsRecovered() {
    stripe.register(Endpoint.all(base.resolve("/webhooks/stripe"), StripeTestResource.SECRET));
    var session = authorise(stripe.account(account));
    eventually()
        .untilAsserted(
            () ->
                assertThat(seen())
                    .extracting(PaymentActivity::object)
                    .containsAll(idsOf(List.of(session))));
    removeWebhooks();
    capture(stripe.account(account), session);

    publish(settingsWithoutAnAccountAtStripe());

    assertThat(completed(Trigger.HOURLY).getFirst().recovered()).isPositive();
  }

  private static Session authorise(StandInAccount merchant) {
    var offer = Offer.oneOff("A print", 2_500, "eur").authorisedOnly();
    return merchant.buy(merchant.paymentLink(offer), UUID.randomUUID().toString());
  }

  private static Charge capture(StandInAccount merchant) {
    return capture(merchant, authorise(merchant));
  }

  private static Charge capture(StandInAccount merchant, Session session) {
    return merchant.capture(merchant.holds().paymentIntentOf(session), 2_500);
  }

  private static boolean isCaptured(PaymentActivity fact, Charge captured) {
    return fact instanceof ChargeObserved charge
        && charge.charge().equals(captured.id())
        && charge.capturedMinor() == 2_500;
  }

  @Test
  void whatKafkaLostIsReadAgainOnRequest() {
    var before = Instant.now().minus(Duration.ofMinutes(5));
    publish(settings());
    var recovered = completed(Trigger.HOURLY).getFirst().recovered();
    awaitStored();

    var path = "/api/rereads?account=" + account + "&since=" + before;
    var answer = new ApiClient(base).operator("POST", path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).endsWith("\"polls\":1}");
    eventually().until(() -> completed(Trigger.HOURLY).size() == 2);
    assertThat(recovered).isPositive();
    assertThat(completed(Trigger.HOURLY).getLast().recovered()).isEqualTo(recovered);
  }

  /// A session whose charge was seen, in a state that it had before, would not count as recovered.
  @Test
  void theChargesThatKafkaLostAreForgottenToo() {
    var insert =
        """
        insert into dedup_charge (account, charge_id, state, seen_at)
        values (:account, 'ch_before', 'x', now() - interval '2 hours'),
               (:account, 'ch_lost', 'x', now())
        """;
    var unused =
        outbox
            .write(session -> Rows.update(session, insert).set("account", account).run())
            .await()
            .atMost(TIMEOUT);

    var since = Instant.now().minus(Duration.ofHours(1));
    var answer =
        new ApiClient(base).operator("POST", "/api/rereads?account=" + account + "&since=" + since);

    assertThat(answer.body()).contains("\"charges\":1,");
  }

  @Test
  void onlyARecentTimeAndAnAccountCanBeReadAgain() {
    var client = new ApiClient(base);

    for (var wrong : List.of("", "?since=yesterday", "?since=2020-01-01T00:00:00Z", "?account=x")) {
      assertThat(client.operator("POST", "/api/rereads" + wrong).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void requestsThatWaitTogetherShareAPass() {
    publish(settings());
    completed(Trigger.HOURLY);
    sell(stripe.account(account));

    var one = checkNow();
    var other = checkNow();

    var shared = completed(one).recovered() == completed(other).recovered();
    assertThat(Math.max(completed(one).recovered(), completed(other).recovered()))
        .isEqualTo(2 * SALES);
    assertThat(completed(one).completedAt().equals(completed(other).completedAt()))
        .isEqualTo(shared);
  }

  @Test
  void aRepeatedRequestHasOneResult() {
    publish(settings());
    completed(Trigger.HOURLY);
    var request = new PollRequested(id(), account, Trigger.CHECK_NOW, Instant.now());
    publish(request);
    completed(request.poll());

    publish(request);
    completed(checkNow());

    assertThat(facts(PollCompleted.class))
        .filteredOn(poll -> poll.poll().equals(request.poll()))
        .hasSize(1);
  }

  @Test
  void failedCallsAreRepeated() {
    sell(stripe.account(account));
    stripe.api().fail(account, ApiFault.RATE_LIMITED, "/v1/events", 2);
    stripe.api().fail(account, ApiFault.BROKEN, "/v1/checkout/sessions", 1);
    stripe.api().fail(account, ApiFault.CUT_OFF, "/v1/checkout/sessions", 1);

    publish(settings());

    assertThat(completed(Trigger.HOURLY).getFirst().recovered()).isEqualTo(2 * SALES);
  }

  @Test
  void anOutageOfStripeEndsThePollAndTheNextStartsAtTheMark() {
    publish(settings());
    var before = completed(Trigger.HOURLY).getFirst();
    sell(stripe.account(account));
    stripe.api().fail(account, ApiFault.BROKEN);

    assertThat(failed(checkNow()).cause()).isEqualTo(Cause.UNAVAILABLE);
    stripe.api().heal(account);

    var after = completed(checkNow());
    assertThat(after.from()).isEqualTo(before.to().minus(Duration.ofMinutes(15)));
    assertThat(after.recovered()).isEqualTo(2 * SALES);
  }

  @Test
  void tooManyCallsEndThePollAsRateLimited() {
    publish(settings());
    completed(Trigger.HOURLY);
    stripe.api().fail(account, ApiFault.RATE_LIMITED);

    assertThat(failed(checkNow()).cause()).isEqualTo(Cause.RATE_LIMITED);
  }

  @Test
  void anUnauthorisedAccountIsReported() {
    publish(settingsWithoutAnAccountAtStripe());

    eventually()
        .untilAsserted(
            () ->
                assertThat(facts(PollFailed.class))
                    .extracting(PollFailed::cause)
                    .contains(Cause.NOT_AUTHORISED));
  }

  @Test
  void anUnknownAccountIsReported() {
    assertThat(failed(checkNow()).cause()).isEqualTo(Cause.UNKNOWN_ACCOUNT);
  }

  @Test
  void aRequestMayArriveBeforeTheSettings() {
    var settings = settings();
    var poll = checkNow();

    publish(settings);

    assertThat(completed(poll).read()).isGreaterThanOrEqualTo(2 * SALES);
  }

  private void removeWebhooks() {
    stripe.webhooks().endpoints().forEach(endpoint -> stripe.webhooks().remove(endpoint.id()));
  }

  private static List<Session> sell(StandInAccount merchant) {
    return merchant.sell(
        merchant.paymentLink(Offer.oneOff("A book", 1_900, "eur")),
        SALES,
        sale -> UUID.randomUUID().toString());
  }

  private static List<String> idsOf(List<Session> sold) {
    return sold.stream().map(Session::id).toList();
  }

  /// Settings of a merchant with earlier sales.
  private MerchantSettings settings() {
    var merchant = stripe.account(account);
    if (merchant.holds().sessions().isEmpty()) {
      sell(merchant);
    }
    return settingsWithoutAnAccountAtStripe();
  }

  private MerchantSettings settingsWithoutAnAccountAtStripe() {
    return new MerchantSettings(
        account,
        1,
        Connection.CONNECTED,
        Optional.of("shop"),
        MerchantOptions.defaults(),
        Instant.now());
  }

  private String checkNow() {
    var request = new PollRequested(id(), account, Trigger.CHECK_NOW, Instant.now());
    publish(request);
    return request.poll();
  }

  private void publish(Fact fact) {
    facts.send(List.of(fact)).await().atMost(TIMEOUT);
  }

  /// Waits until the feed has read the events that a poll appended.
  private void awaitStored() {
    try (var raw = new TopicReader(kafka, Topic.STRIPE_EVENTS)) {
      eventually()
          .untilAsserted(
              () ->
                  assertThat(seen().stream().map(f -> f.observation().event()).distinct())
                      .hasSameSizeAs(raw.of(account)));
    }
  }

  private List<PollCompleted> completed(Trigger trigger) {
    eventually()
        .until(() -> facts(PollCompleted.class).stream().anyMatch(p -> p.trigger() == trigger));
    return facts(PollCompleted.class).stream().filter(p -> p.trigger() == trigger).toList();
  }

  private PollCompleted completed(String poll) {
    return ended(poll, PollCompleted.class);
  }

  private PollFailed failed(String poll) {
    return ended(poll, PollFailed.class);
  }

  private <F extends PollFact> F ended(String poll, Class<F> how) {
    eventually().until(() -> facts(how).stream().anyMatch(fact -> fact.poll().equals(poll)));
    return facts(how).stream().filter(fact -> fact.poll().equals(poll)).findFirst().orElseThrow();
  }

  private List<PollProgressed> progress(String poll) {
    return facts(PollProgressed.class).stream().filter(p -> p.poll().equals(poll)).toList();
  }

  private <F extends PollFact> List<F> facts(Class<F> kind) {
    return polls.facts(account, PollFact.class).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private List<PaymentActivity> seen() {
    return activity.facts(account, PaymentActivity.class);
  }

  private static ConditionFactory eventually() {
    return await().atMost(TIMEOUT);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
