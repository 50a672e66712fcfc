package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

  private final Listener listener = new Listener();
  private final StripeStandIn stripe = StripeStandIn.start(0, StripeStandInConfig.forTests());
  private final Http http = new Http(stripe);

  @AfterEach
  void close() {
    stripe.close();
    listener.close();
  }

  @Test
  void installingAndUninstallingTheAppSendsEvents() {
    for (var installed : new boolean[] {false, true}) {
      var response =
          http.order(
              "/stripe/control/installations",
              """
              {"account": "acct_shop", "installed": %s}"""
                  .formatted(installed));
      assertThat(response.statusCode()).isEqualTo(200);
    }

    assertThat(stripe.account("acct_shop").holds().events())
        .extracting(StripeEvent::type)
        .containsExactly("account.application.authorized", "account.application.deauthorized");
  }

  @Test
  void aScriptSetsUpAMerchantSellsAndRefunds() {
    http.order(
        "/stripe/control/endpoints",
        """
        {"url": "%s", "secret": "whsec_1", "types": ["refund.created"]}"""
            .formatted(listener.uri()));
    http.order(
        "/stripe/control/accounts",
        """
        {"id": "acct_old", "name": "Old shop", "api_version": "2020-08-27", "livemode": false}""");
    var link =
        http.order(
            "/stripe/control/links",
            """
            {"account": "acct_old", "name": "Mug", "amount": 2000, "code": "mug"}""");
    assertThat(http.json(link).path("url").asText()).endsWith("/buy/mug");

    var sold =
        http.order(
            "/stripe/control/sales",
            """
            {"account": "acct_old", "code": "mug", "client_reference_ids": ["a", "b"]}""");
    var account = stripe.account("acct_old");
    assertThat(account.holds().sessions())
        .extracting(Session::id)
        .containsExactlyInAnyOrder(
            http.json(sold).path("sessions").path(0).asText(),
            http.json(sold).path("sessions").path(1).asText());
    var charge = account.holds().charges().getFirst();
    var refund =
        http.order(
            "/stripe/control/actions/refund",
            """
            {"account": "acct_old", "id": "%s", "amount": 1}"""
                .formatted(charge.id()));

    assertThat(refund.statusCode()).isEqualTo(200);
    Eventually.holds("the webhook", () -> listener.received().size() == 1);
    assertThat(account.holds().events())
        .extracting(StripeEvent::json)
        .allMatch(json -> json.contains("2020-08-27") && json.contains("livemode\":false"));
  }

  @Test
  void anActionAcceptsAReasonASecondObjectAndMetadata() {
    var shop = stripe.account("acct_shop");
    var session = shop.buy(shop.paymentLink(Offer.monthly("Club", 3_000, "eur")), "cid-1");
    var premium = shop.paymentLink(Offer.monthly("Premium", 8_000, "eur"));
    var subscription = session.state().subscription().orElseThrow();

    order("upgrade", subscription, "\"other\": \"%s\"".formatted(premium.id()));
    order("describe", subscription, "\"metadata\": {\"trackdesk\": \"false\"}");
    order("cancel_subscription", subscription, "\"word\": \"payment_failed\"");

    var ended = shop.holds().subscriptionOf(session);
    assertThat(ended.link()).isEqualTo(premium.id());
    assertThat(ended.metadata()).containsEntry("trackdesk", "false");
    assertThat(ended.state().cancellation().orElseThrow().reason()).isEqualTo("payment_failed");
  }

  private void order(String action, String id, String details) {
    var body = "{\"account\": \"acct_shop\", \"id\": \"%s\", %s}".formatted(id, details);
    assertThat(http.order("/stripe/control/actions/" + action, body).statusCode()).isEqualTo(200);
  }

  @Test
  void faultsStartAndEndOnCommand() {
    stripe.account("acct_shop");
    http.order(
        "/stripe/control/api",
        """
        {"fault": "broken", "account": "acct_shop"}""");
    assertThat(http.api("acct_shop", "/v1/events").statusCode()).isEqualTo(500);

    http.order("/stripe/control/behave", "");

    assertThat(http.api("acct_shop", "/v1/events").statusCode()).isEqualTo(200);
  }

  @Test
  void anInvalidCommandIsRefusedWithAReason() {
    assertThat(http.order("/stripe/control/links", "no json").statusCode()).isEqualTo(400);
    assertThat(http.order("/stripe/control/links", "{}").body()).contains("account");
    assertThat(http.order("/stripe/control/actions/explode", "{}").body()).contains("RENEW");
    assertThat(http.order("/stripe/control/clock", "{\"now\": \"soon\"}").statusCode())
        .isEqualTo(400);
  }
}
