package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BulkTest {

  @Test
  void aThousandSalesAreDeliveredThoughTheEndpointFailsAtTimes() {
    try (var listener = new Listener();
        var stripe = StripeStandIn.start(0, StripeStandInConfig.forTests())) {
      stripe.register(
          Endpoint.all(listener.uri(), "whsec_1")
              .only(Set.of("checkout.session.completed", "charge.succeeded")));
      listener.refuseNext(100, 503);
      var shop = stripe.account("acct_shop");

      var sold =
          shop.sell(
              shop.paymentLink(Offer.oneOff("Mug", 2_000, "eur")),
              1_000,
              number -> "cid-" + number);

      Eventually.holds("all delivered", () -> stripe.webhooks().waiting() == 0);
      assertThat(sold).extracting(Session::clientReferenceId).doesNotHaveDuplicates();
      assertThat(listener.received().stream().map(Listener.Received::body).distinct())
          .hasSize(2_000);
    }
  }
}
