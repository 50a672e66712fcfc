package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The differences between API versions that our services handle.
class ShapesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Offer TEA = Offer.monthly("Tea club", 1_500, "eur");

  /// Small objects by nature.
  private static final Set<String> SHORT = Set.of("customer", "invoice_payment", "refund");

  private final StripeStandIn stripe = new StripeStandIn(StripeStandInConfig.forTests());

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void sinceBasilTheInvoicePaymentLinksAChargeToItsSubscription() throws Exception {
    var shop = shop(ApiVersion.DAHLIA);
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");

    var invoice = sent(shop, "invoice.paid");
    assertThat(invoice.has("charge")).isFalse();
    assertThat(invoice.has("payment_intent")).isFalse();
    assertThat(invoice.has("subscription")).isFalse();
    assertThat(invoice.at("/parent/subscription_details/subscription").asText())
        .isEqualTo(session.state().subscription().orElseThrow());
    assertThat(sent(shop, "charge.succeeded").has("invoice")).isFalse();
    assertThat(sent(shop, "invoice_payment.paid").at("/payment/payment_intent").asText())
        .isEqualTo(shop.holds().paymentIntentOf(session).id());
    var subscription = sent(shop, "customer.subscription.created");
    assertThat(subscription.has("current_period_end")).isFalse();
    assertThat(subscription.at("/items/data/0/current_period_end").asLong()).isPositive();
  }

  @Test
  void beforeBasilTheChargeNamesItsInvoiceAndTheInvoiceItsSubscription() throws Exception {
    var shop = shop(ApiVersion.ACACIA);
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");

    var invoice = sent(shop, "invoice.paid");
    assertThat(invoice.path("charge").asText()).isEqualTo(shop.holds().chargeOf(session).id());
    assertThat(invoice.path("subscription").asText())
        .isEqualTo(session.state().subscription().orElseThrow());
    assertThat(invoice.has("parent")).isFalse();
    var charge = sent(shop, "charge.succeeded");
    assertThat(charge.path("invoice").asText()).isEqualTo(invoice.path("id").asText());
    assertThat(charge.has("refunds")).isFalse();
    assertThat(sent(shop, "payment_intent.succeeded").path("latest_charge").asText())
        .isEqualTo(charge.path("id").asText());
    assertThat(sent(shop, "customer.subscription.created").has("current_period_end")).isTrue();
  }

  @Test
  void beforeLatestChargeTheIntentListsItsChargesAndTheChargeItsRefunds() throws Exception {
    var shop = shop(ApiVersion.OLD);
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");
    var charge = shop.holds().chargeOf(session);
    shop.refund(charge, 500);

    var intent = sent(shop, "payment_intent.succeeded");
    assertThat(intent.has("latest_charge")).isFalse();
    assertThat(intent.at("/charges/data/0/id").asText()).isEqualTo(charge.id());
    assertThat(sent(shop, "charge.refunded").at("/refunds/data/0/amount").asLong()).isEqualTo(500);
  }

  @Test
  void anEventKeepsItsRenderingWhenTheAccountMovesOn() {
    var shop = shop(ApiVersion.ACACIA);
    Session session = shop.buy(shop.paymentLink(TEA), "cid-1");
    stripe.account(AccountTerms.connected("acct_shop").rendering(ApiVersion.DAHLIA));

    assertThat(shop.holds().events()).allMatch(event -> event.json().contains("2024-09-30.acacia"));
    shop.cancelSubscription(shop.holds().subscriptionOf(session));
    assertThat(shop.holds().events().getFirst().json()).contains("2026-07-29.dahlia");
  }

  @Test
  void aRefundedEventHasThePreviousValues() throws Exception {
    var shop = shop(ApiVersion.DAHLIA);
    shop.refund(shop.holds().chargeOf(shop.buy(shop.paymentLink(TEA), "cid-1")), 500);

    var event = event(shop, "charge.refunded");

    assertThat(event.at("/data/previous_attributes").toString())
        .isEqualTo("{\"amount_refunded\":0}");
  }

  @Test
  void bodiesHaveTheSizeOfStripes() throws Exception {
    var shop = shop(ApiVersion.DAHLIA);
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");
    shop.dispute(shop.holds().chargeOf(session));

    for (var event : shop.holds().events()) {
      var object = JSON.readTree(event.json()).at("/data/object/object").asText();
      if (!SHORT.contains(object)) {
        assertThat(event.json().length()).as(event.type()).isBetween(1_000, 5_000);
      }
    }
  }

  private StandInAccount shop(ApiVersion version) {
    return stripe.account(AccountTerms.connected("acct_shop").rendering(version));
  }

  private static JsonNode sent(StandInAccount shop, String type) throws Exception {
    return event(shop, type).at("/data/object");
  }

  private static JsonNode event(StandInAccount shop, String type) throws Exception {
    var found =
        shop.holds().events().stream()
            .filter(event -> event.type().equals(type))
            .findFirst()
            .orElseThrow();
    return JSON.readTree(found.json());
  }
}
