package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Session.PaymentStatus;
import io.saletrail.sandbox.stripe.objects.Session.Status;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

  private static final Offer MUG = Offer.oneOff("Mug <big>", 2_000, "eur").withCode("mug");

  private final StripeStandIn stripe = StripeStandIn.start(0, StripeStandInConfig.forTests());
  private final Http http = new Http(stripe);
  private final StandInAccount shop = stripe.account("acct_shop");

  @AfterEach
  void close() {
    stripe.close();
  }

  @Test
  void aBuyerFollowsTheLinkAndPays() {
    shop.paymentLink(MUG);

    var page = http.get("/buy/mug?client_reference_id=cid-1");
    assertThat(page.body()).contains("Mug &lt;big&gt;", "20.00 EUR");
    var paid = http.post(path("pay"), Map.of("email", "ann@example.com"));

    assertThat(paid.statusCode()).isEqualTo(303);
    assertThat(http.get(location(paid)).body()).contains("Thank you, payment succeeded");
    assertThat(session().state().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(session().state().payer().email()).contains("ann@example.com");
    assertThat(session().clientReferenceId()).contains("cid-1");
  }

  @ParameterizedTest
  @CsvSource({
    "abc_DEF-123, true",
    "with space, false",
    "a.b, false",
    "'', false",
    "ümlaut, false",
  })
  void aReferenceInAnotherFormIsDroppedSilently(String reference, boolean kept) {
    shop.paymentLink(MUG);

    var page = http.get("/buy/mug?client_reference_id=" + Http.encode(reference));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(session().clientReferenceId())
        .isEqualTo(kept ? Optional.of(reference) : Optional.empty());
  }

  @Test
  void aReferenceMayBeTwoHundredLettersAndNoMore() {
    var link = shop.paymentLink(MUG);

    assertThat(shop.openSession(link, "x".repeat(200)).clientReferenceId()).isPresent();
    assertThat(shop.openSession(link, "x".repeat(201)).clientReferenceId()).isEmpty();
  }

  @Test
  void aDeclinedCardIsReportedAndTheBuyerMayRetry() {
    shop.paymentLink(MUG);
    http.get("/buy/mug");

    var declined = http.post(path("decline"), Map.of());
    http.post(path("pay"), Map.of());

    assertThat(declined.statusCode()).isEqualTo(402);
    assertThat(declined.body()).contains("Your card was declined.");
    assertThat(session().state().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(shop.holds().charges()).hasSize(2);
  }

  @Test
  void afterPayingTheBuyerIsRedirectedToTheLinksUrl() {
    shop.paymentLink(MUG.redirectingTo("http://shop/thanks?s={CHECKOUT_SESSION_ID}"));
    http.get("/buy/mug");

    var paid = http.post(path("pay"), Map.of());

    assertThat(location(paid)).isEqualTo("http://shop/thanks?s=" + session().id());
  }

  @Test
  void aBankDebitIsProcessingAndACancelledCheckoutExpires() {
    shop.paymentLink(MUG);
    http.get("/buy/mug");
    http.post(path("later"), Map.of());
    assertThat(session().state().status()).isEqualTo(Status.COMPLETE);
    assertThat(session().state().paymentStatus()).isEqualTo(PaymentStatus.UNPAID);

    http.get("/buy/mug");
    http.post(path("cancel"), Map.of());

    assertThat(session().state().status()).isEqualTo(Status.EXPIRED);
  }

  @Test
  void aPromotionOfAHundredPercentMakesNoSale() {
    shop.paymentLink(MUG.withPromotion("FREE", 100));
    http.get("/buy/mug");

    http.post(path("promotion"), Map.of("code", "free"));
    http.post(path("pay"), Map.of());

    assertThat(session().state().paymentStatus()).isEqualTo(PaymentStatus.NO_PAYMENT_REQUIRED);
    assertThat(shop.holds().charges()).isEmpty();
  }

  @Test
  void unknownObjectsGetA404() {
    assertThat(http.get("/buy/nothing").statusCode()).isEqualTo(404);
    assertThat(http.get("/stripe/dashboard/acct_nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void theDashboardRefundsAPartAndShowsTheEvents() {
    var charge = shop.holds().chargeOf(shop.buy(shop.paymentLink(MUG), "cid-1"));

    var done =
        http.post(
            "/stripe/dashboard/acct_shop/actions/refund",
            Map.of("id", charge.id(), "amount", "500"));

    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(shop.holds().charge(charge.id()).orElseThrow().state().refunded()).isEqualTo(500);
    assertThat(http.get("/stripe/dashboard/acct_shop").body())
        .contains("5.00 EUR", "refund.created", charge.id());
    var tooMuch =
        http.post(
            "/stripe/dashboard/acct_shop/actions/refund",
            Map.of("id", charge.id(), "amount", "9999"));
    assertThat(tooMuch.statusCode()).isEqualTo(409);
    assertThat(tooMuch.body()).contains("greater than unrefunded amount");
  }

  @Test
  void aBuyerReturnsToAnExpiredCheckoutByItsRecoveryLink() {
    var expired = shop.expire(shop.openSession(shop.paymentLink(MUG.withRecovery()), "cid-1"));

    var back = http.get("/buy/recover/" + expired.id());

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(session().recoveredFrom()).contains(expired.id());
    assertThat(http.get("/buy/recover/cs_none").statusCode()).isEqualTo(404);
  }

  @Test
  void theDashboardHasAButtonForWhatCanHappenToAnInvoice() {
    var club = shop.paymentLink(Offer.monthly("Club", 3_000, "eur"));
    var subscription = shop.holds().subscriptionOf(shop.buy(club, "cid-1"));
    shop.failRenewal(subscription);
    shop.draftRenewal(subscription);
    shop.renewLater(subscription);

    assertThat(http.get("/stripe/dashboard/acct_shop").body())
        .contains(
            "actions/credit_out_of_band",
            "actions/pay_elsewhere",
            "actions/delete_draft",
            "actions/fail_invoice_settlement");
  }

  @Test
  void theDashboardHasAButtonForWhatCanHappenToADispute() {
    shop.inquire(shop.holds().chargeOf(shop.buy(shop.paymentLink(MUG), "cid-1")));
    var charge = shop.holds().chargeOf(shop.buy(shop.paymentLink(MUG), "cid-2"));
    shop.loseDispute(shop.dispute(charge));

    assertThat(http.get("/stripe/dashboard/acct_shop").body())
        .contains("actions/escalate", "actions/close_as_refunded", "actions/reinstate");
  }

  private Session session() {
    return shop.holds().sessions().getFirst();
  }

  private String path(String step) {
    return "/buy/mug/sessions/" + session().id() + "/" + step;
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }
}
