package io.saletrail.ingest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.PaymentStatus;
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
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A day lasts two seconds, an hour a month: after its first poll, an account is read by daily
/// passes alone. There are no webhooks.
@QuarkusTest
@TestProfile(DailyFlowTest.ShortDays.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(StripeTestResource.class)
class DailyFlowTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  public static final class ShortDays implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "saletrail.daily.interval", "2S",
          "saletrail.daily.tick", "1S",
          "saletrail.daily.after-outage", "1S",
          "saletrail.poll.interval", "30D");
    }
  }

  @InjectStripe StripeStandIn stripe;
  @Inject FactProducer facts;
  @Inject Outbox outbox;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private TopicReader activity;
  private StandInAccount merchant;

  @BeforeEach
  void listen() {
    activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
    merchant = stripe.account(account);
  }

  @AfterEach
  void stop() {
    stripe.api().behave();
    activity.close();
  }

  @Test
  void aMissedSettlementOfADelayedPaymentIsRecovered() {
    var session =
        merchant.payLater(
            merchant.openSession(merchant.paymentLink(mug()), UUID.randomUUID().toString()));
    connect();
    awaitSeen(SessionObserved.class, dedup -> dedup.paymentStatus() == PaymentStatus.UNPAID);

    merchant.settle(session);

    awaitSeen(SessionObserved.class, dedup -> dedup.paymentStatus() == PaymentStatus.PAID);
  }

  @Test
  void aMissedFailureOfADelayedPaymentIsRecoveredAndNotCheckedAgain() {
    var session =
        merchant.payLater(
            merchant.openSession(merchant.paymentLink(mug()), UUID.randomUUID().toString()));
    connect();
    awaitSeen(SessionObserved.class, dedup -> dedup.paymentStatus() == PaymentStatus.UNPAID);

    merchant.failSettlement(session);

    awaitSeen(SessionObserved.class, dedup -> dedup.paymentStatus() == PaymentStatus.FAILED);
    awaitSeen(ChargeObserved.class, dedup -> dedup.status() == ChargeObserved.Status.FAILED);
    await().atMost(TIMEOUT).until(() -> unsettled() == 0);
  }

  @Test
  void aMissedRefundSuccessIsRecoveredAndNotCheckedAgain() {
    var refund = merchant.beginRefund(merchant.holds().chargeOf(sell()), 1_900);
    connect();
    awaitSeen(RefundObserved.class, dedup -> dedup.status() == RefundObserved.Status.PENDING);

    merchant.succeedRefund(refund);

    awaitSeen(RefundObserved.class, dedup -> dedup.status() == RefundObserved.Status.SUCCEEDED);
    await().atMost(TIMEOUT).until(() -> unsettled() == 0);
  }

  @Test
  void aMissedDisputeResultIsRecovered() {
    var dispute = merchant.dispute(merchant.holds().chargeOf(sell()));
    connect();
    awaitSeen(
        DisputeObserved.class, dedup -> dedup.status() == DisputeObserved.Status.NEEDS_RESPONSE);

    merchant.winDispute(dispute);

    awaitSeen(DisputeObserved.class, dedup -> dedup.status() == DisputeObserved.Status.WON);
  }

  @Test
  void aMissedCustomerOptOutIsRecovered() {
    merchant.buy(
        merchant.paymentLink(Offer.monthly("Membership", 500, "eur")),
        UUID.randomUUID().toString());
    connect();
    awaitSeen(SessionObserved.class, _ -> true);

    var customer = merchant.holds().subscriptions().getFirst().payer().customer().orElseThrow();
    merchant.describe(
        merchant.holds().customer(customer).orElseThrow(), Map.of("trackdesk", "false"));

    awaitSeen(CustomerObserved.class, CustomerObserved::optedOut);
  }

  @Test
  void failedCallsAreRepeatedLater() {
    var dispute = merchant.dispute(merchant.holds().chargeOf(sell()));
    connect();
    awaitSeen(DisputeObserved.class, _ -> true);
    stripe.api().fail(account, ApiFault.BROKEN, "/v1/disputes", 5);

    merchant.loseDispute(dispute);

    awaitSeen(DisputeObserved.class, dedup -> dedup.status() == DisputeObserved.Status.LOST);
  }

  private Session sell() {
    return merchant.buy(merchant.paymentLink(mug()), UUID.randomUUID().toString());
  }

  private static Offer mug() {
    return Offer.oneOff("A mug", 1_900, "eur");
  }

  private void connect() {
    facts
        .send(
            List.of(
                new MerchantSettings(
                    account,
                    1,
                    Connection.CONNECTED,
                    Optional.of("shop"),
                    MerchantOptions.defaults(),
                    Instant.now())))
        .await()
        .atMost(TIMEOUT);
  }

  private <F extends PaymentActivity> void awaitSeen(Class<F> kind, Predicate<F> so) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(activity.facts(account, PaymentActivity.class))
                    .filteredOn(kind::isInstance)
                    .extracting(kind::cast)
                    .anyMatch(so));
  }

  private long unsettled() {
    return outbox
        .write(
            session ->
                session
                    .createNativeQuery(
                        "select count(*) from unsettled_object" + " where account = :account",
                        Long.class)
                    .setParameter("account", account)
                    .getSingleResult())
        .await()
        .atMost(TIMEOUT);
  }
}
