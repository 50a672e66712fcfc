package io.saletrail.ingest.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.lookup.LookupEnded;
import io.saletrail.contracts.lookup.LookupEnded.Outcome;
import io.saletrail.contracts.lookup.LookupFact;
import io.saletrail.contracts.lookup.LookupRequested;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.InjectStripe;
import io.saletrail.ingest.StripeTestResource;
import io.saletrail.ingest.TopicReader;
import io.saletrail.outbox.FactProducer;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Offer;
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

/// Look-ups at the Stripe stand-in, on a real Kafka and a real PostgreSQL.
@QuarkusTest
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class LookupFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @InjectStripe StripeStandIn stripe;
  @Inject FactProducer facts;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final String cid = UUID.randomUUID().toString();
  private TopicReader lookups;
  private TopicReader activity;
  private StandInAccount merchant;

  @BeforeEach
  void listen() {
    lookups = new TopicReader(kafka, Topic.STRIPE_LOOKUPS);
    activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
    merchant = stripe.account(account);
  }

  @AfterEach
  void stop() {
    stripe.api().behave();
    lookups.close();
    activity.close();
  }

  @Test
  void aChargeLeadsToItsSessionAndSoToItsClick() {
    var session = merchant.buy(merchant.paymentLink(mug()), cid);
    var charge = merchant.holds().chargeOf(session);
    connect();

    var ended = lookUp(charge.id());

    assertThat(ended.outcome()).isEqualTo(Outcome.SESSION_FOUND);
    assertThat(lookedUp(SessionObserved.class).cid()).map(UUID::toString).hasValue(cid);
    assertThat(lookedUp(ChargeObserved.class).charge()).isEqualTo(charge.id());
  }

  @Test
  void aRefundLeadsToItsSession() {
    var session = merchant.buy(merchant.paymentLink(mug()), cid);
    var refund = merchant.refundAll(merchant.holds().chargeOf(session));
    connect();

    assertThat(lookUp(refund.id()).outcome()).isEqualTo(Outcome.SESSION_FOUND);
    assertThat(lookedUp(SessionObserved.class).session()).isEqualTo(session.id());
  }

  @Test
  void aRenewalLeadsThroughItsSubscriptionToTheFirstSession() {
    var session = merchant.buy(merchant.paymentLink(Offer.monthly("Membership", 500, "eur")), cid);
    var renewal = merchant.renew(merchant.holds().subscriptions().getFirst());
    connect();

    assertThat(lookUp(renewal.id()).outcome()).isEqualTo(Outcome.SESSION_FOUND);
    assertThat(lookedUp(SessionObserved.class).session()).isEqualTo(session.id());
  }

  @Test
  void anObjectUnknownToStripeIsReported() {
    connect();

    assertThat(lookUp("pi_nobodys").outcome()).isEqualTo(Outcome.UNKNOWN_OBJECT);
  }

  @Test
  void anAccountThatIsNotConnectedIsNotRead() {
    assertThat(lookUp("pi_1").outcome()).isEqualTo(Outcome.NOT_AUTHORISED);
  }

  @Test
  void aLookupIsRepeatedAfterAnOutageOfStripe() {
    var session = merchant.buy(merchant.paymentLink(mug()), cid);
    connect();
    stripe.api().fail(account, ApiFault.BROKEN, "/v1/payment_intents", 4);

    var ended = lookUp(merchant.holds().paymentIntentOf(session).id());

    assertThat(ended.outcome()).isEqualTo(Outcome.SESSION_FOUND);
  }

  @Test
  void aRepeatedRequestIsIgnored() {
    connect();
    var request =
        new LookupRequested(UUID.randomUUID().toString(), account, "pi_none", true, Instant.now());
    publish(request);
    ended(request.lookup());

    publish(request);
    lookUp("pi_none");

    assertThat(lookups.facts(account, LookupFact.class))
        .filteredOn(LookupEnded.class::isInstance)
        .filteredOn(fact -> fact.lookup().equals(request.lookup()))
        .hasSize(1);
  }

  private static Offer mug() {
    return Offer.oneOff("A mug", 1_900, "eur");
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
    awaitKnown();
  }

  /// The merchant is stored once its first poll has started.
  private void awaitKnown() {
    try (var polls = new TopicReader(kafka, Topic.STRIPE_POLLS)) {
      await().atMost(TIMEOUT).until(() -> !polls.of(account).isEmpty());
    }
  }

  private LookupEnded lookUp(String object) {
    var request =
        new LookupRequested(UUID.randomUUID().toString(), account, object, true, Instant.now());
    publish(request);
    return ended(request.lookup());
  }

  private LookupEnded ended(String lookup) {
    await().atMost(TIMEOUT).until(() -> endOf(lookup).isPresent());
    return endOf(lookup).orElseThrow();
  }

  private Optional<LookupEnded> endOf(String lookup) {
    return lookups.facts(account, LookupFact.class).stream()
        .filter(LookupEnded.class::isInstance)
        .map(LookupEnded.class::cast)
        .filter(fact -> fact.lookup().equals(lookup))
        .findFirst();
  }

  private <F extends PaymentActivity> F lookedUp(Class<F> kind) {
    await().atMost(TIMEOUT).until(() -> found(kind).isPresent());
    return found(kind).orElseThrow();
  }

  private <F extends PaymentActivity> Optional<F> found(Class<F> kind) {
    return activity.facts(account, PaymentActivity.class).stream()
        .filter(fact -> fact.observation().origin() == Origin.LOOKUP)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  private void publish(Fact fact) {
    facts.send(List.of(fact)).await().atMost(TIMEOUT);
  }
}
