package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.DisputeTerms;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Stripe's behaviour and rendering in each version, as an endpoint sees them that subscribes to
/// the documented types.
class VersionsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CID = "0f0a3c1e-5f0e-4b59-9d55-0c9ad7b4b111";
  private static final String RECOVERY_URL = "/after_expiration/recovery/url";
  private static final Offer LAMP = Offer.oneOff("Lamp", 7_000, "eur");
  private static final Offer CLUB = Offer.monthly("Club", 3_000, "eur").withCode("club");

  static Stream<ApiVersion> versions() {
    return ApiVersion.SHAPES.stream();
  }

  static Stream<ApiVersion> beforeBasil() {
    return versions().filter(version -> version.before(ApiVersion.BASIL));
  }

  static Stream<ApiVersion> sinceBasil() {
    return versions().filter(version -> !version.before(ApiVersion.BASIL));
  }

  // Captures and releases

  @ParameterizedTest
  @MethodSource("beforeBasil")
  void beforeBasilTheUncapturedAmountIsShownAsRefunded(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var intent = authorised(shop);

    shop.capture(intent, 2_500);

    assertThat(types(stripe))
        .containsExactly(
            "charge.succeeded",
            "checkout.session.completed",
            "charge.captured",
            "refund.created",
            "charge.refunded");
    var captured = webhook(stripe, "charge.captured");
    assertThat(captured.path("amount_captured").asLong()).isEqualTo(2_500);
    assertThat(captured.path("amount_refunded").asLong()).isEqualTo(4_500);
    assertThat(captured.path("refunded").asBoolean()).isFalse();
    var refund = webhook(stripe, "refund.created");
    assertThat(refund.path("amount").asLong()).isEqualTo(4_500);
    assertThat(refund.path("status").asText()).isEqualTo("succeeded");
  }

  @ParameterizedTest
  @MethodSource("sinceBasil")
  void sinceBasilTheUncapturedAmountMakesNoRefund(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.capture(authorised(shop), 2_500);

    assertThat(types(stripe)).endsWith("charge.captured").doesNotContain("refund.created");
    assertThat(webhook(stripe, "charge.captured").path("amount_refunded").asLong()).isZero();
    assertThat(stripe.all("/v1/refunds")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("beforeBasil")
  void aRefundAddsToTheReleasedAmount(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var charge = shop.capture(authorised(shop), 2_500);

    shop.refundAll(charge);

    var refunded = webhook(stripe, "charge.refunded");
    assertThat(refunded.path("amount_refunded").asLong()).isEqualTo(7_000);
    assertThat(refunded.path("refunded").asBoolean()).isTrue();
    assertThat(stripe.all("/v1/refunds")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("beforeBasil")
  void beforeBasilAReleasedAuthorisationIsRefunded(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.cancelPayment(authorised(shop));

    assertThat(types(stripe))
        .endsWith("refund.created", "charge.refunded", "payment_intent.canceled");
    var charge = webhook(stripe, "charge.refunded");
    assertThat(charge.path("captured").asBoolean()).isFalse();
    assertThat(charge.path("amount_captured").isNull()).isTrue();
    assertThat(charge.path("amount_refunded").asLong()).isEqualTo(7_000);
    assertThat(charge.path("refunded").asBoolean()).isTrue();
  }

  @Test
  void theVersionOfTheRequestDecidesWhetherAReleaseIsARefund() {
    var stripe = InProcessStripe.of(ApiVersion.OF_2024);
    var shop = stripe.account();

    shop.requestedIn(ApiVersion.DAHLIA).capture(authorised(shop), 2_500);

    assertThat(types(stripe)).endsWith("charge.captured");
    var captured = webhook(stripe, "charge.captured");
    assertThat(captured.path("amount_refunded").asLong()).isZero();
    assertThat(captured.has("invoice")).isTrue();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anAuthorisationThatRunsOutIsCanceled(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.expireAuthorisation(authorised(shop));

    assertThat(webhook(stripe, "payment_intent.canceled").path("cancellation_reason").asText())
        .isEqualTo(version.before(ApiVersion.BASIL) ? "automatic" : "expired");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void onePaymentIsCapturedInSeveralParts(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var intent = authorised(shop);

    shop.capturePart(intent, 2_000);
    var between = shop.holds().paymentIntent(intent.id()).orElseThrow();
    shop.capture(intent, 5_000);

    assertThat(between.state().status()).isEqualTo(PaymentIntent.Status.REQUIRES_CAPTURE);
    assertThat(between.capturable()).isEqualTo(5_000);
    assertThat(all(stripe, "charge.captured"))
        .extracting(charge -> charge.path("amount_captured").asLong())
        .containsExactly(2_000L, 7_000L);
    assertThat(types(stripe)).doesNotContain("refund.created");
  }

  // Delayed payments

  @ParameterizedTest
  @MethodSource("versions")
  void aDebitThatFailsLeavesItsSessionCompleteAndUnpaid(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var link = shop.paymentLink(LAMP);

    shop.failSettlement(shop.payLater(shop.openSession(link, CID)));

    assertThat(types(stripe))
        .containsExactly(
            "payment_intent.processing",
            "checkout.session.completed",
            "payment_intent.payment_failed",
            "checkout.session.async_payment_failed");
    var intent = webhook(stripe, "payment_intent.payment_failed");
    assertThat(intent.path("status").asText()).isEqualTo("requires_payment_method");
    var charges =
        version.before(ApiVersion.LATEST_CHARGE)
            ? intent.at("/charges/data/0/id")
            : intent.path("latest_charge");
    assertThat(charges.asText()).isEqualTo("py_1");
    var session = webhook(stripe, "checkout.session.async_payment_failed");
    assertThat(session.path("payment_status").asText()).isEqualTo("unpaid");
    assertThat(session.path("client_reference_id").asText()).isEqualTo(CID);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aDeclinedCardAndTheDebitAfterItShareTheirIntent(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var open = shop.openSession(shop.paymentLink(LAMP), CID);

    shop.settle(shop.payLater(shop.decline(open)));

    assertThat(webhook(stripe, "charge.succeeded").path("id").asText()).isEqualTo("py_1");
    assertThat(webhook(stripe, "charge.succeeded").path("payment_intent").asText())
        .isEqualTo("pi_1");
    assertThat(stripe.all("/v1/payment_intents")).hasSize(1);
    assertThat(stripe.all("/v1/charges")).hasSize(2);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aRenewalByDebitFailsAndItsInvoiceStaysOpen(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var subscription = subscribed(shop);
    int before = stripe.webhooks().size();

    var invoice = shop.failSettlement(shop.renewLater(subscription));

    assertThat(invoice.remaining()).isEqualTo(3_000);
    assertThat(types(stripe).subList(before, stripe.webhooks().size()))
        .containsExactly(
            "payment_intent.processing",
            "customer.subscription.updated",
            "payment_intent.payment_failed",
            "invoice.payment_failed",
            "customer.subscription.updated");
    assertThat(shop.holds().subscription(subscription.id()).orElseThrow().state().status())
        .isEqualTo(Subscription.Status.PAST_DUE);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aRenewalByDebitIsPaid(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    var invoice = shop.settle(shop.renewLater(subscribed(shop)));

    assertThat(invoice.remaining()).isZero();
    assertThat(types(stripe)).contains("charge.succeeded", "invoice.paid");
  }

  // Money outside Stripe

  @ParameterizedTest
  @MethodSource("beforeBasil")
  void beforeBasilAnInvoiceIsMarkedAsPaidOutOfBand(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.payElsewhere(shop.failRenewal(subscribed(shop)));

    var invoice = webhook(stripe, "invoice.paid");
    assertThat(invoice.path("paid_out_of_band").asBoolean()).isTrue();
    assertThat(invoice.path("amount_paid").asLong()).isEqualTo(3_000);
    assertThat(invoice.has("amount_paid_off_stripe")).isFalse();
    assertThat(types(stripe)).doesNotContain("invoice_payment.paid");
    assertThat(stripe.read("/v1/invoice_payments", version)).contains("Unrecognized request URL");
  }

  @ParameterizedTest
  @MethodSource("sinceBasil")
  void sinceBasilAPaymentOutsideIsARecord(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    var paid = shop.payElsewhere(shop.failRenewal(subscribed(shop)));

    var invoice = webhook(stripe, "invoice.paid");
    assertThat(invoice.path("amount_paid").asLong()).isEqualTo(3_000);
    assertThat(invoice.has("paid_out_of_band")).isFalse();
    assertThat(invoice.has("amount_paid_off_stripe")).isFalse();
    var payment = webhook(stripe, "invoice_payment.paid");
    assertThat(payment.path("payment").toString())
        .isEqualTo("{\"payment_record\":\"pr_1\",\"type\":\"payment_record\"}");
    assertThat(payment.path("amount_paid").asLong()).isEqualTo(3_000);
    var records = "/v1/invoice_payments?payment[type]=payment_record&invoice=" + paid.id();
    assertThat(stripe.all(records)).hasSize(1);
  }

  @Test
  void theAmountPaidOutsideIsIncludedOnlyOnRequest() {
    var stripe = InProcessStripe.of(ApiVersion.DAHLIA);
    var shop = stripe.account();
    var invoice = shop.payElsewhere(shop.failRenewal(subscribed(shop)));
    var requested = "/v1/invoices/" + invoice.id() + "?expand[]=amount_paid_off_stripe";

    assertThat(parse(stripe.read("/v1/invoices/" + invoice.id())).has("amount_paid_off_stripe"))
        .isFalse();
    assertThat(parse(stripe.read(requested)).path("amount_paid_off_stripe").asLong())
        .isEqualTo(3_000);
    assertThat(stripe.read(requested, ApiVersion.BASIL)).contains("cannot be expanded");
  }

  @ParameterizedTest
  @MethodSource("sinceBasil")
  void anInvoiceIsPaidPartlyByCardAndPartlyOutside(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var invoice = shop.finalizeDraft(shop.draftRenewal(subscribed(shop)));
    int before = stripe.webhooks().size();

    var part = shop.collectPart(invoice, 1_200);
    var whole = shop.payElsewhere(part, part.remaining());

    assertThat(part.remaining()).isEqualTo(1_800);
    assertThat(whole.remaining()).isZero();
    assertThat(types(stripe).subList(before, stripe.webhooks().size()))
        .containsExactly(
            "charge.succeeded", "invoice_payment.paid", "invoice.paid", "invoice_payment.paid");
    assertThat(webhook(stripe, "invoice.paid").path("amount_paid").asLong()).isEqualTo(3_000);
  }

  @ParameterizedTest
  @MethodSource("sinceBasil")
  void anInvoiceIsPaidByTwoPaymentIntents(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var invoice = shop.finalizeDraft(shop.draftRenewal(subscribed(shop)));

    shop.collect(shop.collectPart(invoice, 1_200));

    var payments =
        "/v1/invoices/" + invoice.id() + "?expand[]=payments.data.payment.payment_intent";
    assertThat(parse(stripe.read(payments)).at("/payments/data"))
        .extracting(
            payment -> payment.path("amount_paid").asLong(),
            payment -> payment.at("/payment/payment_intent/amount_received").asLong(),
            payment -> payment.path("is_default").asBoolean())
        .containsExactlyInAnyOrder(tuple(1_200L, 1_200L, false), tuple(1_800L, 1_800L, true));
  }

  @ParameterizedTest
  @MethodSource("beforeBasil")
  void beforeBasilNoInvoiceIsPaidInParts(ApiVersion version) {
    var shop = InProcessStripe.of(version).account();
    var invoice = shop.failRenewal(subscribed(shop));

    assertThatThrownBy(() -> shop.payElsewhere(invoice, 1)).isInstanceOf(ActionRefused.class);
    assertThatThrownBy(() -> shop.collectPart(invoice, 1)).isInstanceOf(ActionRefused.class);
  }

  @ParameterizedTest
  @MethodSource("sinceBasil")
  void onePaymentPaysTwoInvoices(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var first = shop.failRenewal(subscribed(shop));
    var second = shop.failRenewal(subscribed(shop));

    var charge = shop.collectTogether(List.of(first, second));

    assertThat(charge.amount()).isEqualTo(6_000);
    var payments = "/v1/invoice_payments?status=paid&payment[payment_intent]=";
    assertThat(stripe.all(payments + charge.paymentIntent()))
        .extracting(json -> parse(json).path("invoice").asText())
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(shop.holds().invoice(second.id()).orElseThrow().remaining()).isZero();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aCreditNoteOutOfBandHasNoRefund(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var invoice = shop.payElsewhere(shop.failRenewal(subscribed(shop)));

    shop.creditOutOfBand(invoice, 3_000);

    var note = webhook(stripe, "credit_note.created");
    assertThat(note.path("out_of_band_amount").asLong()).isEqualTo(3_000);
    assertThat(note.path("refund").isTextual() || note.path("refunds").has(0)).isFalse();
    assertThat(stripe.all("/v1/credit_notes?invoice=" + invoice.id())).hasSize(1);
    assertThat(stripe.all("/v1/credit_notes?created[lt]=1")).isEmpty();
    assertThatThrownBy(() -> shop.creditOutOfBand(invoice, 1)).isInstanceOf(ActionRefused.class);
  }

  // Disputes

  @ParameterizedTest
  @MethodSource("versions")
  void aDisputeHasItsMovementsInTheMerchantsCurrency(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var terms = DisputeTerms.over(6_980).settledIn("usd", 7_600);

    var dispute = shop.dispute(sold(shop), terms);
    shop.reinstate(shop.loseDispute(dispute), 5_000);

    assertThat(types(stripe))
        .endsWith(
            "charge.dispute.created", "charge.dispute.closed", "charge.dispute.funds_reinstated");
    var end = webhook(stripe, "charge.dispute.funds_reinstated");
    assertThat(end.path("amount").asLong()).isEqualTo(6_980);
    assertThat(end.path("currency").asText()).isEqualTo("eur");
    assertThat(end.path("balance_transactions").findValuesAsText("amount"))
        .containsExactly("-7600", "5000");
    assertThat(end.path("balance_transactions").findValuesAsText("currency")).containsOnly("usd");
    assertThat(end.path("balance_transactions").findValuesAsText("reporting_category"))
        .containsExactly("dispute", "dispute_reversal");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aPreventedDisputeMovesMoneyOnlyWhereItIsResolved(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.dispute(sold(shop), DisputeTerms.prevented(7_000, "block"));
    shop.dispute(sold(shop), DisputeTerms.prevented(7_000, "resolution"));

    assertThat(all(stripe, "charge.dispute.created"))
        .extracting(
            dispute -> dispute.path("status").asText(),
            dispute -> dispute.at("/payment_method_details/card/case_type").asText(),
            dispute -> dispute.at("/balance_transactions/0/amount").asLong())
        .containsExactly(
            tuple("prevented", "block", 0L), tuple("prevented", "resolution", -7_000L));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anInquiryIsClosedOrBecomesADispute(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.closeDispute(shop.inquire(sold(shop)), "charge_refunded", 0);
    shop.closeDispute(shop.inquire(sold(shop)), "warning_closed", 0);
    var escalated = shop.moveDispute(shop.inquire(sold(shop)), "needs_response");

    assertThat(all(stripe, "charge.dispute.closed"))
        .extracting(dispute -> dispute.path("status").asText())
        .containsExactly("charge_refunded", "warning_closed");
    assertThat(escalated.caseType()).isEqualTo("chargeback");
    assertThat(escalated.lost()).isEqualTo(7_000);
  }

  // Sessions and subscriptions

  @ParameterizedTest
  @MethodSource("versions")
  void aTrialNamesItsPromotionByIdAlone(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var link = shop.paymentLink(CLUB.withTrial(14).withPromotion("SAVE10", 10));
    var session = shop.pay(shop.applyPromotion(shop.openSession(link, ""), "SAVE10"));

    shop.renew(shop.holds().subscriptionOf(session));
    shop.renew(shop.holds().subscriptionOf(session));

    var webhook = webhook(stripe, "checkout.session.completed");
    assertThat(webhook.path("payment_status").asText()).isEqualTo("no_payment_required");
    assertThat(webhook.path("amount_total").asLong()).isZero();
    assertThat(webhook.at("/total_details/amount_discount").asLong()).isZero();
    assertThat(webhook.at("/discounts/0/promotion_code").asText())
        .isEqualTo(version.before(ApiVersion.SESSION_DISCOUNTS) ? "" : "promo_SAVE10");
    var lookedUp = stripe.read("/v1/checkout/sessions/cs_1?expand[]=discounts.promotion_code");
    assertThat(parse(lookedUp).at("/discounts/0/promotion_code/code").asText()).isEqualTo("SAVE10");
    assertThat(all(stripe, "invoice.paid"))
        .extracting(invoice -> invoice.path("amount_paid").asLong())
        .containsExactly(0L, 2_700L, 3_000L);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anInvoiceHasThePastPeriodAndItsLinesTheNextOne(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var session = shop.buy(shop.paymentLink(CLUB.withTrial(14)), CID);
    long end = shop.holds().subscriptionOf(session).state().periodEnd();
    stripe.later(Duration.ofDays(14));

    shop.renew(shop.holds().subscriptionOf(session));

    var invoices = all(stripe, "invoice.paid");
    var trial = invoices.getFirst().at("/lines/data/0");
    assertThat(trial.path("amount").asLong()).isZero();
    assertThat(trial.at("/period/end").asLong()).isEqualTo(end);
    assertThat(invoices.getLast().path("period_end").asLong()).isEqualTo(end);
    assertThat(invoices.getLast().at("/lines/data/0/period/start").asLong()).isEqualTo(end);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anUpgradeCreditsTheOldProductAndBillsTheNewOne(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var subscription = subscribed(shop);
    var premium = shop.paymentLink(Offer.monthly("Premium", 8_000, "eur").withCode("premium"));

    shop.upgrade(subscription, premium, 1_500, 4_000);
    shop.renew(subscription);

    var upgrade = all(stripe, "invoice.paid").get(1);
    assertThat(upgrade.path("billing_reason").asText()).isEqualTo("subscription_update");
    assertThat(upgrade.path("amount_paid").asLong()).isEqualTo(2_500);
    var product =
        version.before(ApiVersion.BASIL) ? "/plan/product" : "/pricing/price_details/product";
    assertThat(upgrade.at("/lines/data"))
        .extracting(line -> line.path("amount").asLong(), line -> line.at(product).asText())
        .containsExactly(tuple(-1_500L, "prod_1"), tuple(4_000L, "prod_2"));
    assertThat(webhook(stripe, "invoice.paid").path("amount_paid").asLong()).isEqualTo(8_000);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aDowngradeLeavesNothingToPay(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var basic = shop.paymentLink(Offer.monthly("Basic", 1_000, "eur"));

    var invoice = shop.upgrade(subscribed(shop), basic, 3_000, 1_000);

    assertThat(invoice.totals().total()).isEqualTo(-2_000);
    assertThat(webhook(stripe, "invoice.paid").path("amount_due").asLong()).isZero();
    assertThat(webhook(stripe, "invoice.paid").path("amount_paid").asLong()).isZero();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anInvoiceContainsItsFirstTenLinesAndListsTheOthers(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var subscription = subscribed(shop);
    var extra = shop.paymentLink(Offer.oneOff("Extra", 100, "eur"));
    for (int i = 0; i < 11; i++) {
      shop.addItem(subscription, extra, 100);
    }

    var invoice = shop.renew(subscription);

    var lines = webhook(stripe, "invoice.paid").path("lines");
    assertThat(lines.path("data")).hasSize(10);
    assertThat(lines.path("has_more").asBoolean()).isTrue();
    assertThat(lines.path("total_count").asInt()).isEqualTo(12);
    assertThat(stripe.all("/v1/invoices/" + invoice.id() + "/lines?limit=5")).hasSize(12);
    assertThat(invoice.state().paid()).isEqualTo(4_100);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aSessionThatSavesACardIsFollowedByASubscriptionMadeByApi(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var setup = shop.buy(shop.paymentLink(LAMP.savingACard()), CID);

    shop.subscribe(shop.holds().customerOf(setup), shop.paymentLink(CLUB));

    var session = webhook(stripe, "checkout.session.completed");
    assertThat(session.path("mode").asText()).isEqualTo("setup");
    assertThat(session.path("amount_total").isNull()).isTrue();
    assertThat(session.path("setup_intent").asText()).startsWith("seti_");
    assertThat(session.path("client_reference_id").asText()).isEqualTo(CID);
    assertThat(webhook(stripe, "invoice.paid").path("customer"))
        .isEqualTo(session.path("customer"));
    assertThat(stripe.all("/v1/checkout/sessions?subscription=sub_1")).isEmpty();
    assertThat(stripe.all("/v1/checkout/sessions?customer=cus_1")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anExpiredSessionIsRecoveredByACopy(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var expired = shop.expire(shop.openSession(shop.paymentLink(LAMP.withRecovery()), CID));

    var copy = shop.pay(shop.recover(expired));

    assertThat(webhook(stripe, "checkout.session.expired").at(RECOVERY_URL).asText()).isNotEmpty();
    var session = webhook(stripe, "checkout.session.completed");
    assertThat(session.path("recovered_from").asText()).isEqualTo(expired.id());
    assertThat(session.path("client_reference_id").asText()).isEqualTo(CID);
    assertThat(copy.id()).isNotEqualTo(expired.id());
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anEndedSubscriptionHasAReason(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    for (var reason : List.of("cancellation_requested", "payment_failed", "payment_disputed")) {
      shop.cancelSubscription(subscribed(shop), reason);
    }

    assertThat(all(stripe, "customer.subscription.deleted"))
        .extracting(ended -> ended.at("/cancellation_details/reason").asText())
        .containsExactly("cancellation_requested", "payment_failed", "payment_disputed");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void metadataStaysWhereItWasWritten(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    var out = Map.of("trackdesk", "false");
    var link = shop.paymentLink(LAMP.withCustomer().withPaymentMetadata(out));
    var session = shop.buy(link, CID);
    int before = stripe.webhooks().size();

    shop.describe(shop.holds().paymentIntentOf(session), Map.of("trackdesk", "true"));
    shop.describe(shop.holds().chargeOf(session), Map.of());
    shop.describe(shop.holds().customerOf(session), out);

    assertThat(webhook(stripe, "charge.succeeded").path("metadata").toString())
        .isEqualTo("{\"trackdesk\":\"false\"}");
    assertThat(webhook(stripe, "checkout.session.completed").path("metadata")).isEmpty();
    assertThat(types(stripe).subList(before, stripe.webhooks().size()))
        .containsExactly("customer.updated");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aDeletedDraftIsSentInFullAndThenUnknown(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    var draft = shop.deleteDraft(shop.draftRenewal(subscribed(shop)));

    var webhook = webhook(stripe, "invoice.deleted");
    assertThat(webhook.path("status").asText()).isEqualTo("draft");
    assertThat(webhook.path("amount_due").asLong()).isEqualTo(3_000);
    assertThat(webhook.has("deleted")).isFalse();
    assertThat(stripe.read("/v1/invoices/" + draft.id())).contains("resource_missing");
    assertThat(stripe.all("/v1/invoices?subscription=sub_1")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void shippingHasItsTaxInsideOrOnTop(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.buy(shop.paymentLink(LAMP.withTaxedShipping(1_520, 1_000, 190, false)), CID);
    shop.buy(shop.paymentLink(LAMP.withTaxedShipping(1_278, 1_000, 160, true)), CID);
    shop.buy(shop.paymentLink(Offer.oneOff("Gift", 0, "eur").withTaxAndShipping(0, 500)), CID);

    assertThat(all(stripe, "checkout.session.completed"))
        .extracting(
            session -> session.path("amount_total").asLong(),
            session -> session.path("shipping_cost").toString())
        .containsExactly(
            tuple(9_520L, shipping(1_000, 190, 1_190)),
            tuple(8_000L, shipping(1_000, 160, 1_000)),
            tuple(500L, shipping(500, 0, 500)));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void anAbandonedSessionCancelsThePaymentThatOldVersionsCreateWithIt(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();

    shop.expire(shop.openSession(shop.paymentLink(LAMP), CID));

    assertThat(types(stripe).contains("payment_intent.canceled"))
        .isEqualTo(version.before(ApiVersion.OF_2022));
  }

  @Test
  void anEndpointMayHaveAVersionOfItsOwn() {
    var stripe = InProcessStripe.of(ApiVersion.OF_2022).renderingWebhooksIn(ApiVersion.DAHLIA);
    subscribed(stripe.account());

    assertThat(webhook(stripe, "invoice.paid").has("subscription")).isFalse();
    assertThat(stripe.events(List.of("invoice.paid")).getFirst())
        .contains("\"subscription\":\"sub_1");
  }

  @Test
  void aSessionOf2019HasNoStatusAndNamesNoInvoice() {
    var stripe = InProcessStripe.of(ApiVersion.OF_2019);
    subscribed(stripe.account());

    var session = webhook(stripe, "checkout.session.completed");

    assertThat(List.of(session.has("status"), session.has("invoice"), session.has("display_items")))
        .containsExactly(false, false, true);
    assertThat(webhook(stripe, "invoice.paid").at("/lines/data/0").has("price")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyEventNamesItsVersion(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    subscribed(stripe.account());

    assertThat(stripe.webhooks()).isNotEmpty();
    assertThat(stripe.webhooks())
        .allMatch(body -> parse(body).path("api_version").asText().equals(version.name()));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void theEventsListEqualsTheWebhooksNewestFirst(ApiVersion version) {
    var stripe = InProcessStripe.of(version);
    var shop = stripe.account();
    shop.cancelSubscription(subscribed(shop));
    shop.refundAll(sold(shop));

    var polled = new ArrayList<>(stripe.events(Endpoint.POLLED_TYPES));

    assertThat(polled.reversed())
        .containsExactlyElementsOf(
            stripe.webhooks().stream()
                .filter(body -> Endpoint.POLLED_TYPES.contains(parse(body).path("type").asText()))
                .toList());
  }

  private static String shipping(long subtotal, long tax, long total) {
    return """
    {"amount_subtotal":%d,"amount_tax":%d,"amount_total":%d,"shipping_rate":null}"""
        .formatted(subtotal, tax, total);
  }

  private static PaymentIntent authorised(StandInAccount shop) {
    var session = shop.buy(shop.paymentLink(LAMP.authorisedOnly()), CID);
    return shop.holds().paymentIntentOf(session);
  }

  private static Charge sold(StandInAccount shop) {
    return shop.holds().chargeOf(shop.buy(shop.paymentLink(LAMP), CID));
  }

  private static Subscription subscribed(StandInAccount shop) {
    Session session = shop.buy(shop.paymentLink(CLUB), CID);
    return shop.holds().subscriptionOf(session);
  }

  private static List<String> types(InProcessStripe stripe) {
    return stripe.webhooks().stream().map(body -> parse(body).path("type").asText()).toList();
  }

  /// The objects of all webhooks of a type, oldest first.
  private static List<JsonNode> all(InProcessStripe stripe, String type) {
    return stripe.webhooks().stream()
        .map(VersionsTest::parse)
        .filter(event -> event.path("type").asText().equals(type))
        .map(event -> event.at("/data/object"))
        .toList();
  }

  private static JsonNode webhook(InProcessStripe stripe, String type) {
    return Optional.of(all(stripe, type)).filter(found -> !found.isEmpty()).orElseThrow().getLast();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
