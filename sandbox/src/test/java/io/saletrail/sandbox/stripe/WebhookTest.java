package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.webhooks.Delivery;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.stripe.webhooks.RetryPlan;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

  private static final RetryPlan AT_ONCE =
      new RetryPlan(Duration.ofMillis(1), Duration.ofMillis(20), 5);
  private static final Offer MUG = Offer.oneOff("Mug", 2_000, "eur");

  private final Listener listener = new Listener();
  private final Endpoint endpoint =
      Endpoint.all(listener.uri(), "whsec_one")
          .only(Set.of("checkout.session.completed", "charge.refunded"));
  private final StripeStandIn stripe =
      StripeStandIn.start(0, StripeStandInConfig.forTests().retrying(AT_ONCE));

  @AfterEach
  void close() {
    stripe.close();
    listener.close();
  }

  @Test
  void aWebhookVerifiesWithEachSecretOfARoll() throws Exception {
    stripe.register(endpoint.signedWith("whsec_old", "whsec_new"));

    sell("acct_shop", 1);

    Eventually.holds("one webhook", () -> listener.received().size() == 1);
    var received = listener.received().getFirst();
    assertThat(Webhook.constructEvent(received.body(), received.signature(), "whsec_new").getType())
        .isEqualTo("checkout.session.completed");
    assertThat(
            Webhook.constructEvent(received.body(), received.signature(), "whsec_old").getAccount())
        .isEqualTo("acct_shop");
    assertThatThrownBy(
            () -> Webhook.constructEvent(received.body(), received.signature(), "whsec_other"))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void anEventOfTheOwnAccountNamesNoAccount() {
    stripe.register(endpoint);

    sell("acct_platform", 1);

    Eventually.holds("one webhook", () -> listener.received().size() == 1);
    assertThat(listener.received().getFirst().body()).doesNotContain("\"account\"");
  }

  @Test
  void aDeliveryIsRepeatedUntilItIsAccepted() {
    stripe.register(endpoint);
    listener.refuseNext(2, 302);

    sell("acct_shop", 1);

    Eventually.holds("delivered", () -> stripe.webhooks().waiting() == 0);
    assertThat(listener.received()).hasSize(3);
    assertThat(stripe.webhooks().deliveries())
        .extracting(Delivery::state, Delivery::attempts, Delivery::response)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Delivery.State.DELIVERED, 3, "200"));
  }

  @Test
  void aDeliveryIsGivenUpAfterItsLastAttempt() {
    stripe.register(endpoint);
    listener.refuseNext(1_000, 500);

    sell("acct_shop", 1);

    Eventually.holds("given up", () -> stripe.webhooks().waiting() == 0);
    assertThat(stripe.webhooks().deliveries())
        .extracting(Delivery::state)
        .containsExactly(Delivery.State.GIVEN_UP);
    assertThat(listener.received()).hasSize(AT_ONCE.attempts());
  }

  @Test
  void webhooksAreDuplicatedAndDroppedOnCommand() {
    stripe.register(endpoint);
    stripe.webhooks().faults().duplicate(2);
    sell("acct_shop", 1);
    stripe.webhooks().faults().drop(true);
    sell("acct_shop", 5);

    Eventually.holds("all settled", () -> stripe.webhooks().waiting() == 0);

    assertThat(listener.received()).hasSize(3);
  }

  @Test
  void shuffledWebhooksAllArrive() {
    stripe.register(endpoint);
    stripe.webhooks().faults().shuffle(true);

    sell("acct_shop", 200);

    Eventually.holds("all settled", () -> stripe.webhooks().waiting() == 0);
    assertThat(listener.received().stream().map(Listener.Received::body).distinct()).hasSize(200);
  }

  @Test
  void anEndpointGetsTheDocumentedTypesOnly() {
    stripe.register(Endpoint.at(listener.uri(), "whsec_one"));
    var shop = stripe.account("acct_shop");
    var open = shop.openSession(shop.paymentLink(MUG), "cid-1");

    shop.failSettlement(shop.payLater(shop.decline(open)));

    Eventually.holds("all settled", () -> stripe.webhooks().waiting() == 0);
    assertThat(stripe.webhooks().deliveries())
        .extracting(Delivery::type)
        .containsExactly(
            "payment_intent.payment_failed",
            "payment_intent.processing",
            "checkout.session.completed",
            "payment_intent.payment_failed",
            "checkout.session.async_payment_failed");
  }

  @Test
  void webhooksAreRenderedInTheEndpointsVersion() {
    stripe.register(endpoint.rendering(ApiVersion.ACACIA));

    sell("acct_shop", 1);

    Eventually.holds("one webhook", () -> listener.received().size() == 1);
    assertThat(listener.received().getFirst().body()).contains("2024-09-30.acacia");
    assertThat(stripe.account("acct_shop").holds().events())
        .allSatisfy(event -> assertThat(event.json()).contains("2026-07-29.dahlia"));
  }

  private void sell(String id, int count) {
    var account = stripe.account(id);
    account.sell(account.paymentLink(MUG), count, _ -> "cid-1");
  }
}
