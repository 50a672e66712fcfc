package io.saletrail.journeys.cases;

import static io.saletrail.journeys.cases.Case.when;
import static io.saletrail.journeys.cases.ExpectedResult.sale;
import static io.saletrail.journeys.cases.Shop.CLUB;
import static io.saletrail.journeys.cases.Shop.MUG;

import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Set;

/// Subscriptions: start, renewal, change and end, and the payment of their invoices.
final class SubscriptionCases {
  private static final String REPORTED = "pending:'REPORT'";
  private static final String TYPES = "firstPaymentType:'signup', renewalType:'renewal'";
  private static final String FIRST_TWO = "recurring:'FIRST_N', recurringLimit:2";

  /// Since basil only an invoice payment links a payment intent to its invoice, and its event comes
  /// once it is paid. Before 2022-08-01 sessions name no invoice.
  private static final Versions NO_TIE = Versions.SINCE_BASIL;

  private static final Versions NO_INVOICE = Versions.before(ApiVersion.OF_2022);
  private static final Set<Source> WEBHOOK = Set.of(Source.WEBHOOK);
  private static final String[] TWICE_NOT_PAID = {"nothing: NOT_PAID_YET", "nothing: NOT_PAID_YET"};
  private static final String[] NOT_TIED = {"nothing: NOT_PAID_YET", "nothing: SESSION_MISSING"};

  /// The declined attempt, and the open invoice without a link to it.
  private static final String[] FAILED_AND_OPEN = {
    sale("ch_1"), "nothing: PAYMENT_FAILED", "nothing: NOT_PAID_YET"
  };

  static final List<Case> ROWS =
      List.of(
          when(
                  "A subscription starts: session and first invoice are one sale",
                  shop -> shop.sell(CLUB),
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SESSION,
                  StripePage.INVOICE_PAYMENT)
              .ends(sale("ch_1")),
          when(
                  "… by bank debit that is processing",
                  shop -> shop.payLater(shop.open(CLUB)),
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SEPA)
              .ends("nothing: NOT_PAID_YET")
              .but("", NO_TIE, Source.ALL, TWICE_NOT_PAID)
              .but("", NO_INVOICE, WEBHOOK, TWICE_NOT_PAID)
              .with(REPORTED, "py_1 PENDING 49.00 EUR as sale, by click (PAYMENT_PROCESSING)")
              .but(REPORTED, NO_TIE, Source.ALL, NOT_TIED)
              .but(REPORTED, NO_INVOICE, WEBHOOK, NOT_TIED),
          when(
                  "… and is looked up, because no event links the debit to the session",
                  SubscriptionCases::debitLookedUp,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.INVOICE_PAYMENT)
              .with(REPORTED, "py_1 PENDING 49.00 EUR as sale, by click (PAYMENT_PROCESSING)"),
          when(
                  "… by bank debit that succeeds",
                  SubscriptionCases::beginsByDebit,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SEPA)
              .ends(sale("py_1"))
              .with(REPORTED, sale("py_1")),
          when(
                  "… by bank debit that fails",
                  SubscriptionCases::beginsByFailedDebit,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SEPA)
              .ends("nothing: PAYMENT_FAILED")
              .but("", NO_TIE, Source.ALL, "nothing: PAYMENT_FAILED", "nothing: PAYMENT_FAILED"),
          when(
                  "… that was looked up, and fails",
                  SubscriptionCases::lookedUpDebitFails,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SEPA)
              .with(REPORTED, "py_1 REJECTED 49.00 EUR as sale, by click (PAYMENT_FAILED)"),
          when(
                  "A renewal is credited to the click of its subscription’s session",
                  shop -> shop.renewal(shop.subscribed(CLUB)),
                  StripePage.SUBSCRIPTIONS,
                  StripePage.INVOICE,
                  StripePage.INVOICE_PAYMENT)
              .ends(sale("ch_1"), sale("ch_2"))
              .with(
                  TYPES,
                  "ch_1 APPROVED 49.00 EUR as signup, by click (PAYMENT_SUCCEEDED)",
                  "ch_2 APPROVED 49.00 EUR as renewal, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "The account moves to a newer version between first payment and renewal",
                  SubscriptionCases::upgradedMeanwhile,
                  StripePage.VERSIONS,
                  StripePage.INVOICE,
                  StripePage.INVOICE_PAYMENT)
              .in(Versions.BEFORE_BASIL)
              .ends(sale("ch_1"), sale("ch_2"))
              .with(
                  TYPES,
                  "ch_1 APPROVED 49.00 EUR as signup, by click (PAYMENT_SUCCEEDED)",
                  "ch_2 APPROVED 49.00 EUR as renewal, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "The endpoint stays on 2024-06-20: its invoices name their charge, polled ones do not",
                  shop ->
                      shop.renewal(shop.renderingWebhooksIn(ApiVersion.OF_2024).subscribed(CLUB)),
                  StripePage.VERSIONS,
                  StripePage.INVOICE,
                  StripePage.INVOICE_PAYMENT)
              .in(Versions.SINCE_BASIL)
              .ends(sale("ch_1"), sale("ch_2")),
          when(
                  "A look-up reads an invoice in our version, whatever the account’s is",
                  SubscriptionCases::invoiceLookedUp,
                  StripePage.VERSIONS,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), sale("ch_2")),
          when(
                  "A trial starts",
                  shop -> shop.sell(CLUB.withTrial(14)),
                  StripePage.TRIALS,
                  StripePage.SESSION)
              .ends("nothing: ZERO_AMOUNT"),
          when(
                  "… and its first payment succeeds",
                  SubscriptionCases::trialIsPaid,
                  StripePage.TRIALS,
                  StripePage.INVOICE)
              .ends("nothing: ZERO_AMOUNT", sale("ch_1"))
              .with(
                  TYPES,
                  "nothing: ZERO_AMOUNT",
                  "ch_1 APPROVED 49.00 EUR as signup, by click (PAYMENT_SUCCEEDED)")
              .with("recurring:'OFF'", "nothing: ZERO_AMOUNT", sale("ch_1")),
          when(
                  "… and is renewed twice",
                  SubscriptionCases::trialIsRenewed,
                  StripePage.TRIALS,
                  StripePage.INVOICE)
              .with(
                  TYPES,
                  "nothing: ZERO_AMOUNT",
                  "ch_1 APPROVED 49.00 EUR as signup, by click (PAYMENT_SUCCEEDED)",
                  "ch_2 APPROVED 49.00 EUR as renewal, by click (PAYMENT_SUCCEEDED)",
                  "ch_3 APPROVED 49.00 EUR as renewal, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "recurring:'OFF'",
                  "nothing: ZERO_AMOUNT",
                  sale("ch_1"),
                  "nothing: RENEWAL_NOT_CREDITED",
                  "nothing: RENEWAL_NOT_CREDITED"),
          when(
                  "Only the renewals after a trial arrive: a look-up finds the first payment",
                  SubscriptionCases::trialSeenLate,
                  StripePage.TRIALS,
                  StripePage.INVOICE)
              .ends("nothing: ZERO_AMOUNT", sale("ch_2"))
              .with(TYPES, "nothing: ZERO_AMOUNT", "nothing: DETAILS_PENDING")
              .with("recurring:'OFF'", "nothing: ZERO_AMOUNT", "nothing: DETAILS_PENDING"),
          when(
                  "An upgrade bills the difference",
                  SubscriptionCases::upgrade,
                  StripePage.PRORATIONS,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), "ch_2 APPROVED 15.00 EUR as sale, by click (PAYMENT_SUCCEEDED)")
              .with(
                  "productTypes:{prod_1:'basic', prod_2:'pro'}",
                  "ch_1 APPROVED 49.00 EUR as basic, by click (PAYMENT_SUCCEEDED)",
                  "ch_2 APPROVED 15.00 EUR as pro, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A downgrade leaves a credit: an invoice with a negative total",
                  SubscriptionCases::downgrade,
                  StripePage.PRORATIONS,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), "nothing: ZERO_AMOUNT"),
          when(
                  "A credit pays a whole renewal",
                  SubscriptionCases::creditPays,
                  StripePage.INVOICE_ITEMS,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), "nothing: ZERO_AMOUNT"),
          when(
                  "A renewal’s card is declined",
                  shop -> shop.failedRenewal(shop.subscribed(CLUB)),
                  StripePage.SUBSCRIPTIONS,
                  StripePage.LIFECYCLE)
              .ends(sale("ch_1"), "nothing: PAYMENT_FAILED")
              .but("", NO_TIE, Source.ALL, FAILED_AND_OPEN)
              .with(REPORTED, sale("ch_1"), "nothing: PAYMENT_FAILED")
              .but(REPORTED, NO_TIE, Source.ALL, FAILED_AND_OPEN),
          when(
                  "… and accepted at the next attempt",
                  shop -> collect(shop, shop.failedRenewal(shop.subscribed(CLUB))),
                  StripePage.SUBSCRIPTIONS,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), sale("ch_3"))
              .with(
                  TYPES,
                  "ch_1 APPROVED 49.00 EUR as signup, by click (PAYMENT_SUCCEEDED)",
                  "ch_3 APPROVED 49.00 EUR as renewal, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A renewal by bank debit is processing",
                  shop -> shop.account().renewLater(shop.later(shop.subscribed(CLUB), 30)),
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SEPA)
              .ends(sale("ch_1"), "nothing: NOT_PAID_YET")
              .with(REPORTED, sale("ch_1"), "nothing: SESSION_MISSING"),
          when(
                  "… and is looked up",
                  SubscriptionCases::renewalUnderWay,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.INVOICE_PAYMENT)
              .with(
                  REPORTED + ", " + TYPES,
                  "ch_1 APPROVED 49.00 EUR as signup, by click (PAYMENT_SUCCEEDED)",
                  "py_1 PENDING 49.00 EUR as renewal, by click (PAYMENT_PROCESSING)"),
          when(
                  "… and the bank pays",
                  SubscriptionCases::debitSucceeds,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SEPA)
              .ends(sale("ch_1"), sale("py_1"))
              .with(REPORTED, sale("ch_1"), sale("py_1")),
          when(
                  "… and fails: it stays a renewal",
                  SubscriptionCases::debitFails,
                  StripePage.SUBSCRIPTIONS,
                  StripePage.SEPA)
              .with(
                  REPORTED + ", " + TYPES,
                  "ch_1 APPROVED 49.00 EUR as signup, by click (PAYMENT_SUCCEEDED)",
                  "py_1 REJECTED 49.00 EUR as renewal, by click (PAYMENT_FAILED)")
              .with(REPORTED + ", recurring:'OFF'", sale("ch_1"), "nothing: RENEWAL_NOT_CREDITED"),
          when(
                  "A renewal is paid outside Stripe",
                  shop -> shop.account().payElsewhere(shop.openRenewal(shop.subscribed(CLUB))),
                  StripePage.PAYMENTS_OF_INVOICES,
                  StripePage.INVOICE_PAYMENT,
                  StripePage.PAID_OFF_STRIPE)
              .ends(sale("ch_1"), sale("in_2")),
          when(
                  "… after its card was declined",
                  SubscriptionCases::paidOutsideAfterDecline,
                  StripePage.PAYMENTS_OF_INVOICES,
                  StripePage.INVOICE_PAYMENT,
                  StripePage.PAID_OFF_STRIPE)
              .ends(sale("ch_1"), sale("in_2"))
              .but("", NO_TIE, Source.ALL, sale("ch_1"), sale("in_2"), "nothing: PAYMENT_FAILED"),
          when(
                  "… and looked up: it is the same payment",
                  SubscriptionCases::paidOutsideLookedUp,
                  StripePage.INVOICE,
                  StripePage.PAID_OFF_STRIPE)
              .ends(sale("ch_1"), sale("in_2")),
          when(
                  "A renewal is paid partly by card and partly outside Stripe",
                  SubscriptionCases::paidPartlyOutside,
                  StripePage.PAYMENTS_OF_INVOICES,
                  StripePage.PARTIAL_PAYMENTS,
                  StripePage.INVOICE_PAYMENT)
              .in(Versions.SINCE_BASIL)
              .ends(
                  sale("ch_1"),
                  "ch_2 APPROVED 19.00 EUR as sale, by click (PAYMENT_SUCCEEDED)",
                  "in_2 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)"),
          when(
                  "A renewal is paid in two parts: it counts once",
                  SubscriptionCases::paidInTwoParts,
                  StripePage.PARTIAL_PAYMENTS,
                  StripePage.INVOICE_PAYMENT)
              .in(Versions.SINCE_BASIL)
              .with(
                  FIRST_TWO,
                  sale("ch_1"),
                  "ch_2 APPROVED 19.00 EUR as sale, by click (PAYMENT_SUCCEEDED)",
                  "ch_3 APPROVED 30.00 EUR as sale, by click (PAYMENT_SUCCEEDED)",
                  "nothing: RENEWAL_NOT_CREDITED"),
          when(
                  "One payment pays the invoices of two subscriptions",
                  SubscriptionCases::paidTogether,
                  StripePage.INVOICE_PAYMENT,
                  StripePage.PARTIAL_PAYMENTS)
              .in(Versions.SINCE_BASIL)
              .ends(sale("ch_1"), sale("ch_2"), sale("ch_3~in_3"), sale("ch_3~in_4")),
          when(
                  "A renewal’s invoice is voided",
                  SubscriptionCases::voided,
                  StripePage.INVOICES,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), "nothing: PAYMENT_CANCELED")
              .but(
                  "",
                  NO_TIE,
                  Source.ALL,
                  sale("ch_1"),
                  "nothing: PAYMENT_CANCELED",
                  "nothing: PAYMENT_CANCELED"),
          when(
                  "A renewal’s invoice is marked uncollectible",
                  SubscriptionCases::writtenOff,
                  StripePage.INVOICES,
                  StripePage.INVOICE)
              .ends(sale("ch_1"), "nothing: PAYMENT_FAILED")
              .but(
                  "",
                  NO_TIE,
                  Source.ALL,
                  sale("ch_1"),
                  "nothing: PAYMENT_FAILED",
                  "nothing: PAYMENT_FAILED"),
          when(
                  "One of two renewals to be credited is voided: it does not count",
                  SubscriptionCases::renewedAfterVoided,
                  StripePage.INVOICES,
                  StripePage.INVOICE)
              .with(FIRST_TWO, sale("ch_1"), "nothing: PAYMENT_CANCELED", sale("ch_3"))
              .but(
                  FIRST_TWO,
                  NO_TIE,
                  Source.ALL,
                  sale("ch_1"),
                  "nothing: PAYMENT_CANCELED",
                  "nothing: PAYMENT_CANCELED",
                  sale("ch_3")),
          when(
                  "… or uncollectible: it counts, because it may still be paid",
                  SubscriptionCases::renewedAfterWrittenOff,
                  StripePage.INVOICES,
                  StripePage.INVOICE)
              .with(
                  FIRST_TWO,
                  sale("ch_1"),
                  "nothing: PAYMENT_FAILED",
                  "nothing: RENEWAL_NOT_CREDITED")
              .but(
                  FIRST_TWO,
                  NO_TIE,
                  Source.ALL,
                  sale("ch_1"),
                  "nothing: PAYMENT_FAILED",
                  "nothing: PAYMENT_FAILED",
                  "nothing: RENEWAL_NOT_CREDITED"),
          when(
                  "A renewal’s draft is deleted",
                  SubscriptionCases::draftDeleted,
                  StripePage.INVOICES,
                  StripePage.EVENTS)
              .ends(sale("ch_1"), "nothing: PAYMENT_CANCELED"),
          when(
                  "A subscription is cancelled: past payments stay credited",
                  SubscriptionCases::canceledAfterRenewal,
                  StripePage.SUBSCRIPTION,
                  StripePage.EVENTS)
              .ends(sale("ch_1"), sale("ch_2")),
          when(
                  "… within the merchant’s window",
                  shop -> canceled(shop, 10, "cancellation_requested"),
                  StripePage.SUBSCRIPTION,
                  StripePage.EVENTS)
              .ends(sale("ch_1"))
              .with(
                  "cancellationWindowDays:14",
                  "ch_1 REJECTED 49.00 EUR as sale, by click (SUBSCRIPTION_CANCELED_EARLY)")
              .with("cancellationWindowDays:7", sale("ch_1")),
          when(
                  "… within the window, and refunded: the refund is the reason",
                  SubscriptionCases::canceledAndRefunded,
                  StripePage.SUBSCRIPTION,
                  StripePage.REFUND)
              .with(
                  "cancellationWindowDays:14",
                  "ch_1 REFUNDED 49.00 EUR as sale, by click (REFUNDED_IN_FULL)"),
          when(
                  "… by Stripe, within the window, because a renewal was not paid",
                  SubscriptionCases::canceledForNonPayment,
                  StripePage.SUBSCRIPTION,
                  StripePage.EVENTS)
              .with("cancellationWindowDays:40", sale("ch_1"), "nothing: PAYMENT_FAILED")
              .but("cancellationWindowDays:40", NO_TIE, Source.ALL, FAILED_AND_OPEN),
          when(
                  "… by Stripe, within the window, because a payment was disputed",
                  shop -> canceled(shop, 10, "payment_disputed"),
                  StripePage.SUBSCRIPTION,
                  StripePage.EVENTS)
              .with(
                  "cancellationWindowDays:14",
                  "ch_1 REJECTED 49.00 EUR as sale, by click (SUBSCRIPTION_CANCELED_EARLY)"),
          when(
                  "A subscription ends with its paid month: past payments stay credited",
                  shop -> shop.account().cancelAtPeriodEnd(shop.later(shop.subscribed(CLUB), 10)),
                  StripePage.SUBSCRIPTION,
                  StripePage.EVENTS)
              .with("cancellationWindowDays:14", sale("ch_1")),
          when(
                  "A session saves a card, and the merchant creates the subscription by API",
                  SubscriptionCases::setUpFirst,
                  StripePage.SETUP,
                  StripePage.SESSION,
                  StripePage.SUBSCRIPTION)
              .ends("nothing: ZERO_AMOUNT", sale("ch_1"), sale("ch_2")));

  private SubscriptionCases() {}

  private static void beginsByDebit(Shop shop) {
    var session = shop.payLater(shop.open(CLUB));
    shop.later(6).account().settle(session);
  }

  private static Session debitLookedUp(Shop shop) {
    var session = shop.payLater(shop.open(CLUB));
    shop.lookUp(shop.intent(session));
    return session;
  }

  private static void lookedUpDebitFails(Shop shop) {
    var session = debitLookedUp(shop);
    shop.later(6).account().failSettlement(session);
  }

  private static void beginsByFailedDebit(Shop shop) {
    var session = shop.payLater(shop.open(CLUB));
    shop.later(6).account().failSettlement(session);
  }

  private static void upgradedMeanwhile(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    shop.account().rendering(ApiVersion.DAHLIA);
    shop.renewal(subscription);
  }

  private static void invoiceLookedUp(Shop shop) {
    shop.lookUp(shop.renewal(shop.subscribed(CLUB)));
  }

  private static void trialIsPaid(Shop shop) {
    var subscription = shop.subscribed(CLUB.withTrial(14));
    shop.later(14).account().renew(subscription);
  }

  private static void trialIsRenewed(Shop shop) {
    var subscription = shop.subscribed(CLUB.withTrial(14));
    shop.later(14).account().renew(subscription);
    shop.renewal(subscription);
    shop.renewal(subscription);
  }

  private static void trialSeenLate(Shop shop) {
    var session = shop.sell(CLUB.withTrial(14));
    var subscription = shop.subscription(session);
    shop.later(14).account().renew(subscription);
    shop.later(5).connect().lookUp(session).renewal(subscription);
  }

  private static void upgrade(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var pro = shop.link(Offer.monthly("Pro", 9_900, "eur"));
    shop.later(20).account().upgrade(subscription, pro, 1_500, 3_000);
  }

  private static void downgrade(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var basic = shop.link(Offer.monthly("Basic", 1_900, "eur"));
    shop.later(3).account().upgrade(subscription, basic, 4_400, 2_900);
  }

  private static void creditPays(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var goodwill = shop.link(Offer.oneOff("Goodwill", 4_900, "eur"));
    shop.renewal(shop.account().addItem(subscription, goodwill, -4_900));
  }

  private static void collect(Shop shop, Invoice invoice) {
    shop.later(3).account().collect(invoice);
  }

  private static Invoice renewalUnderWay(Shop shop) {
    var invoice = shop.account().renewLater(shop.later(shop.subscribed(CLUB), 30));
    shop.lookUp(intent(shop, invoice));
    return invoice;
  }

  private static PaymentIntent intent(Shop shop, Invoice invoice) {
    var id = invoice.state().paymentIntent().orElseThrow();
    return shop.account().holds().paymentIntent(id).orElseThrow();
  }

  private static void debitSucceeds(Shop shop) {
    var invoice = shop.account().renewLater(shop.later(shop.subscribed(CLUB), 30));
    shop.later(6).account().settle(invoice);
  }

  private static void debitFails(Shop shop) {
    var invoice = renewalUnderWay(shop);
    shop.later(6).account().failSettlement(invoice);
  }

  private static void paidOutsideAfterDecline(Shop shop) {
    var invoice = shop.failedRenewal(shop.subscribed(CLUB));
    shop.later(3).account().payElsewhere(invoice);
  }

  private static void paidOutsideLookedUp(Shop shop) {
    var invoice = shop.failedRenewal(shop.subscribed(CLUB));
    shop.lookUp(shop.later(3).account().payElsewhere(invoice));
  }

  private static void paidPartlyOutside(Shop shop) {
    var part = shop.account().collectPart(shop.openRenewal(shop.subscribed(CLUB)), 1_900);
    shop.later(3).account().payElsewhere(part);
  }

  private static void paidInTwoParts(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var part = shop.account().collectPart(shop.openRenewal(subscription), 1_900);
    shop.later(3).account().collect(part);
    shop.renewal(subscription);
  }

  private static void paidTogether(Shop shop) {
    var one = shop.subscribed(CLUB);
    var other = shop.subscribed(CLUB);
    var first = shop.openRenewal(one);
    var second = shop.account().finalizeDraft(shop.account().draftRenewal(other));
    shop.later(1).account().collectTogether(List.of(first, second));
  }

  private static Subscription voided(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var invoice = shop.failedRenewal(subscription);
    shop.later(9).account().voidInvoice(invoice);
    return subscription;
  }

  private static Subscription writtenOff(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    var invoice = shop.failedRenewal(subscription);
    shop.later(9).account().writeOff(invoice);
    return subscription;
  }

  private static void renewedAfterVoided(Shop shop) {
    shop.renewal(voided(shop));
  }

  private static void renewedAfterWrittenOff(Shop shop) {
    shop.renewal(writtenOff(shop));
  }

  private static void draftDeleted(Shop shop) {
    var draft = shop.account().draftRenewal(shop.later(shop.subscribed(CLUB), 30));
    shop.account().deleteDraft(draft);
  }

  private static void canceledAfterRenewal(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    shop.renewal(subscription);
    shop.later(10).account().cancelSubscription(subscription);
  }

  private static void canceled(Shop shop, int days, String reason) {
    var subscription = shop.subscribed(CLUB);
    shop.later(days).account().cancelSubscription(subscription, reason);
  }

  private static void canceledAndRefunded(Shop shop) {
    var session = shop.sell(CLUB);
    shop.later(10).account().cancelSubscription(shop.subscription(session));
    shop.later(1).account().refundAll(shop.charge(session));
  }

  private static void canceledForNonPayment(Shop shop) {
    var subscription = shop.subscribed(CLUB);
    shop.failedRenewal(subscription);
    shop.later(7).account().cancelSubscription(subscription, "payment_failed");
  }

  private static void setUpFirst(Shop shop) {
    var session = shop.sell(MUG.savingACard());
    var customer = shop.account().holds().customerOf(session);
    var subscription = shop.later(1).account().subscribe(customer, shop.link(CLUB));
    shop.renewal(subscription);
  }
}
