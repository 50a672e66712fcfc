package io.saletrail.ingest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved.Status;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeStub;
import io.saletrail.ingest.StripeStubResource;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.outbox.FactProducer;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A renewal by direct debit: it has no session and takes days. Its start and each of its
/// outcomes are recovered by polls alone and by daily passes alone. There are no webhooks.
@QuarkusTest
@TestProfile(StripeStubResource.Instead.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class DelayedRenewalFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String INTENTS = "/v1/payment_intents";

  @InjectStripe StripeStub stub;
  @Inject FactProducer facts;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private StripeStub.Account stripe;
  private TopicReader activity;
  private TopicReader polls;

  @BeforeEach
  void listen() {
    stripe = stub.account(account);
    activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
    polls = new TopicReader(kafka, Topic.STRIPE_POLLS);
  }

  @AfterEach
  void stop() {
    activity.close();
    polls.close();
  }

  @ParameterizedTest
  @CsvSource({
    "requires_payment_method, REQUIRES_PAYMENT_METHOD, failed, FAILED",
    "succeeded, SUCCEEDED, succeeded, SUCCEEDED",
    "canceled, CANCELED, failed, FAILED"
  })
  void byDailyPassesAlone(
      String intent, Status end, String charge, ChargeObserved.Status chargeEnd) {
    stripe.object(INTENTS + "/pi_2", intent("processing", "pending"));
    stripe.list(INTENTS, intent("processing", "pending"));
    publish(settings());
    awaitIntent(Status.PROCESSING);

    // So late that the list no longer contains it.
    stripe.list(INTENTS);
    stripe.object(INTENTS + "/pi_2", intent(intent, charge));

    awaitIntent(end);
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(dedup())
                    .filteredOn(ChargeObserved.class::isInstance)
                    .extracting(fact -> ((ChargeObserved) fact).status())
                    .contains(chargeEnd));
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent.payment_failed, requires_payment_method, REQUIRES_PAYMENT_METHOD",
    "payment_intent.canceled, canceled, CANCELED"
  })
  void byPollsAlone(String type, String intent, Status end) {
    stripe.object(INTENTS + "/pi_2", intent("processing", "pending"));
    stripe.list("/v1/events?types[]=payment_intent.processing", event("processing", "processing"));
    publish(settings());
    awaitIntent(Status.PROCESSING);

    var both = "/v1/events?types[]=payment_intent.processing&types[]=" + type;
    stripe.list(both, event(type.split("\\.")[1], intent));
    checkNow();

    awaitIntent(end);
  }

  @Test
  void aPaymentWithoutAnAttemptIsNotAppended() {
    stripe.list(
        INTENTS,
        intent("processing", "pending"),
        intent("requires_payment_method", "failed")
            .replace("'pi_2'", "'pi_untried'")
            .replaceFirst("'latest_charge': \\{[^}]*}", "'latest_charge': null"));
    publish(settings());

    awaitIntent(Status.PROCESSING);

    assertThat(dedup()).extracting(PaymentActivity::object).doesNotContain("pi_untried");
  }

  private void checkNow() {
    var poll = UUID.randomUUID().toString();
    publish(new PollRequested(poll, account, Trigger.CHECK_NOW, Instant.now()));
    await()
        .atMost(TIMEOUT)
        .until(
            () ->
                polls.facts(account, PollFact.class).stream()
                    .anyMatch(fact -> fact instanceof PollCompleted && fact.poll().equals(poll)));
  }

  private void awaitIntent(Status status) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(dedup())
                    .filteredOn(PaymentIntentObserved.class::isInstance)
                    .extracting(fact -> ((PaymentIntentObserved) fact).status())
                    .contains(status));
  }

  private List<PaymentActivity> dedup() {
    return activity.facts(account, PaymentActivity.class);
  }

  private static String intent(String status, String charge) {
    return """
    {'id': 'pi_2', 'object': 'payment_intent', 'livemode': true, 'amount': 4900,
     'currency': 'eur', 'created': 1790000000, 'status': '%s', 'metadata': {},
     'latest_charge': {'id': 'py_2', 'object': 'charge', 'livemode': true, 'amount': 4900,
       'amount_captured': 4900, 'currency': 'eur', 'created': 1790000000, 'status': '%s',
       'payment_intent': 'pi_2'}}
    """
        .formatted(status, charge);
  }

  private static String event(String name, String status) {
    return """
    {'id': 'evt_%s', 'object': 'event', 'type': 'payment_intent.%s', 'livemode': true,
     'created': 1790000000, 'api_version': '2026-07-29.dahlia',
     'data': {'object': {'id': 'pi_2', 'object': 'payment_intent', 'amount': 4900,
       'currency': 'eur', 'status': '%s', 'latest_charge': 'py_2'}}}
    """
        .formatted(name, name, status);
  }

  private MerchantSettings settings() {
    return new MerchantSettings(
        account,
        1,
        Connection.CONNECTED,
        Optional.of("shop"),
        MerchantOptions.defaults(),
        Instant.now());
  }

  private void publish(Fact fact) {
    facts.send(List.of(fact)).await().atMost(TIMEOUT);
  }
}
