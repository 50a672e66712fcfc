package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.PaymentLinkCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.checkout.SessionListParams;
import io.saletrail.sandbox.stripe.api.ApiFault;
import io.saletrail.sandbox.stripe.objects.Offer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Stripe's own library must work with the stand-in as with Stripe.
class StripeJavaTest {

  private static final String CID = "0f0a3c1e-5f0e-4b59-9d55-0c9ad7b4b111";
  private static final Offer MUG = Offer.oneOff("Mug", 2_000, "eur");
  private static final Offer TEA = Offer.monthly("Tea club", 1_500, "eur");

  private final StripeStandIn stripe = StripeStandIn.start(0, StripeStandInConfig.forTests());
  private final StripeClient client =
      StripeClient.builder()
          .setApiKey(stripe.apiKey())
          .setApiBase(stripe.baseUri().toString())
          .build();
  private final RequestOptions shop =
      RequestOptions.builder().setStripeAccount("acct_shop").build();

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void aPaidSessionLeadsToItsCharge() throws Exception {
    var account = stripe.account("acct_shop");
    var sold = account.buy(account.paymentLink(MUG), CID);

    var session = client.v1().checkout().sessions().retrieve(sold.id(), shop);

    assertThat(session.getClientReferenceId()).isEqualTo(CID);
    assertThat(session.getPaymentStatus()).isEqualTo("paid");
    assertThat(session.getAmountTotal()).isEqualTo(2_000);
    var listed =
        client
            .v1()
            .checkout()
            .sessions()
            .list(
                SessionListParams.builder()
                    .setPaymentIntent(session.getPaymentIntent())
                    .addExpand("data.payment_intent.latest_charge")
                    .addExpand("data.line_items")
                    .build(),
                shop)
            .getData();
    assertThat(listed).hasSize(1);
    PaymentIntent intent = listed.getFirst().getPaymentIntentObject();
    assertThat(intent.getLatestChargeObject().getAmountCaptured()).isEqualTo(2_000);
    assertThat(intent.getLatestCharge()).isEqualTo(account.holds().chargeOf(sold).id());
    assertThat(listed.getFirst().getLineItems().getData().getFirst().getDescription())
        .isEqualTo("Mug");
  }

  @Test
  void aChargeOfASubscriptionLeadsToItsSessionByInvoicePayments() throws Exception {
    var account = stripe.account("acct_shop");
    var sold = account.buy(account.paymentLink(TEA), CID);
    var renewal = account.renew(account.holds().subscriptionOf(sold));

    var payments =
        client
            .v1()
            .invoicePayments()
            .list(
                InvoicePaymentListParams.builder()
                    .setPayment(
                        InvoicePaymentListParams.Payment.builder()
                            .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                            .setPaymentIntent(renewal.state().paymentIntent().orElseThrow())
                            .build())
                    .build(),
                shop)
            .getData();

    assertThat(payments).hasSize(1);
    var invoice = client.v1().invoices().retrieve(payments.getFirst().getInvoice(), shop);
    assertThat(invoice.getBillingReason()).isEqualTo("subscription_cycle");
    var subscription = invoice.getParent().getSubscriptionDetails().getSubscription();
    var sessions =
        client
            .v1()
            .checkout()
            .sessions()
            .list(SessionListParams.builder().setSubscription(subscription).build(), shop);
    assertThat(sessions.getData())
        .extracting(session -> session.getId())
        .containsExactly(sold.id());
  }

  @Test
  void eventsOfTheNewestVersionParseIntoTheirObjects() throws Exception {
    var account = stripe.account("acct_shop");
    var session = account.buy(account.paymentLink(TEA), CID);
    var charge = account.holds().chargeOf(session);
    account.refund(charge, 500);
    account.loseDispute(account.dispute(charge));
    account.renew(account.holds().subscriptionOf(session));
    account.cancelSubscription(account.holds().subscriptionOf(session));

    var events = new ArrayList<Event>();
    client
        .v1()
        .events()
        .list(EventListParams.builder().setLimit(100L).build(), shop)
        .autoPagingIterable()
        .forEach(events::add);

    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.getAccount()).isEqualTo("acct_shop");
              assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
            });
    assertThat(events)
        .extracting(Event::getType)
        .contains(
            "checkout.session.completed",
            "customer.subscription.created",
            "customer.subscription.updated",
            "customer.subscription.deleted",
            "invoice.paid",
            "invoice_payment.paid",
            "charge.succeeded",
            "charge.refunded",
            "refund.created",
            "charge.dispute.created",
            "charge.dispute.funds_withdrawn",
            "charge.dispute.closed");
  }

  @Test
  void eventsPageThroughEqualSecondsWithoutGapOrRepeat() throws Exception {
    var account = stripe.account("acct_shop");
    account.sell(account.paymentLink(MUG), 75, _ -> CID);

    var paged = new ArrayList<String>();
    client
        .v1()
        .events()
        .list(
            EventListParams.builder()
                .setLimit(7L)
                .addType("charge.succeeded")
                .addType("checkout.session.completed")
                .build(),
            shop)
        .autoPagingIterable()
        .forEach(event -> paged.add(event.getId()));

    assertThat(paged)
        .containsExactlyElementsOf(
            account.holds().events().stream()
                .filter(
                    event ->
                        List.of("charge.succeeded", "checkout.session.completed")
                            .contains(event.type()))
                .map(event -> event.id())
                .toList());
  }

  @Test
  void aRepeatedRefundRequestMakesOneRefund() throws Exception {
    var account = stripe.account("acct_shop");
    var charge = account.holds().chargeOf(account.buy(account.paymentLink(MUG), CID));
    var request =
        RefundCreateParams.builder()
            .setPaymentIntent(charge.paymentIntent())
            .setAmount(500L)
            .build();
    var once = shop.toBuilderFullCopy().setIdempotencyKey("refund-1").build();

    var first = client.v1().refunds().create(request, once);
    var again = client.v1().refunds().create(request, once);

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThat(account.holds().charge(charge.id()).orElseThrow().state().refunded()).isEqualTo(500);
  }

  @Test
  void aScriptMakesALinkAndEndsASubscription() throws Exception {
    var account = stripe.account("acct_shop");
    var made =
        client
            .v1()
            .paymentLinks()
            .create(
                PaymentLinkCreateParams.builder()
                    .addLineItem(monthly("Tea club", 1_500))
                    .putMetadata("season", "winter")
                    .build(),
                shop);
    var link = account.holds().link(made.getId()).orElseThrow();
    var session = account.buy(link, CID);
    assertThat(session.metadata()).containsEntry("season", "winter");

    var ended =
        client
            .v1()
            .subscriptions()
            .cancel(
                session.state().subscription().orElseThrow(),
                SubscriptionCancelParams.builder().build(),
                shop);

    assertThat(ended.getStatus()).isEqualTo("canceled");
    assertThat(client.v1().subscriptions().list(shop).getData()).isEmpty();
  }

  private static PaymentLinkCreateParams.LineItem monthly(String name, long amount) {
    return PaymentLinkCreateParams.LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            PaymentLinkCreateParams.LineItem.PriceData.builder()
                .setCurrency("eur")
                .setUnitAmount(amount)
                .setProductData(
                    PaymentLinkCreateParams.LineItem.PriceData.ProductData.builder()
                        .setName(name)
                        .build())
                .setRecurring(
                    PaymentLinkCreateParams.LineItem.PriceData.Recurring.builder()
                        .setInterval(
                            PaymentLinkCreateParams.LineItem.PriceData.Recurring.Interval.MONTH)
                        .build())
                .build())
        .build();
  }

  @Test
  void refusalsHaveStripesErrors() {
    var otherTenant =
        StripeClient.builder()
            .setApiKey("sk_test_wrong")
            .setApiBase(stripe.baseUri().toString())
            .build();
    assertThatThrownBy(() -> otherTenant.v1().events().list())
        .isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> client.v1().events().list(shop))
        .isInstanceOf(PermissionException.class);
    assertThatThrownBy(() -> client.v1().charges().retrieve("ch_unknown"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("No such charge");
    assertThatThrownBy(
            () -> client.v1().events().list(EventListParams.builder().setLimit(101L).build()))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void theApiFailsOnCommand() throws Exception {
    stripe.account("acct_shop");
    stripe.api().nextCalls(1, ApiFault.RATE_LIMITED);
    stripe.api().fail("acct_platform", ApiFault.BROKEN);

    assertThatThrownBy(() -> client.v1().events().list(shop))
        .isInstanceOf(RateLimitException.class);
    assertThat(client.v1().events().list(shop).getData()).isEmpty();
    assertThatThrownBy(() -> client.v1().events().list()).hasMessageContaining("backends");
    // Twice, because the JDK repeats a GET whose connection was cut.
    stripe.api().nextCalls(2, ApiFault.CUT_OFF, "/v1/charges");
    stripe.api().nextCalls(1, ApiFault.CUT_SHORT, "/v1/invoices");
    assertThatThrownBy(() -> client.v1().charges().list(shop)).hasMessageContaining("IOExc");
    assertThatThrownBy(() -> client.v1().invoices().list(shop)).isNotNull();
    stripe.api().nextCalls(1, ApiFault.HANGING, "/v1/disputes");
    var impatient = shop.toBuilderFullCopy().setReadTimeout(50).build();
    assertThatThrownBy(() -> client.v1().disputes().list(impatient))
        .hasMessageContaining("timed out");
    stripe.api().behave();
    assertThat(client.v1().events().list().getData()).isEmpty();
  }
}
