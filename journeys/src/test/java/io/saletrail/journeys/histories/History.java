package io.saletrail.journeys.histories;

import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.sandbox.stripe.InProcessStripe;
import io.saletrail.sandbox.stripe.actions.ActionRefused;
import io.saletrail.sandbox.stripe.actions.DisputeTerms;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// A generated history of one merchant: sales of every kind and their reversals, often several
/// actions within one second. A seed generates the same history in every version.
final class History {
  static final List<ApiVersion> VERSIONS =
      List.of(
          ApiVersion.OF_2019,
          ApiVersion.OLD,
          ApiVersion.OF_2022,
          ApiVersion.OF_2024,
          ApiVersion.BASIL,
          ApiVersion.PAID_OFF_STRIPE,
          ApiVersion.DAHLIA);

  private static final String CID = "0b9f7a52-6f1e-4c55-9d0c-3f6c0a3b7a10";

  private final InProcessStripe stripe;
  private final StandInAccount account;
  private final Random random;
  private final Set<String> polled = new LinkedHashSet<>();
  private int links;

  private History(InProcessStripe stripe, Random random) {
    this.stripe = stripe;
    this.account = stripe.account();
    this.random = random;
  }

  static History play(ApiVersion version, Set<String> types, long seed) {
    var history = new History(InProcessStripe.of(version, types), new Random(seed));
    var sales = 1 + history.random.nextInt(3);
    for (var n = 0; n < sales; n++) {
      history.sale();
    }
    history.poll();
    return history;
  }

  InProcessStripe stripe() {
    return stripe;
  }

  /// The bodies that reached the endpoint, in the order of their events.
  List<String> webhooks() {
    return stripe.webhooks();
  }

  /// The events listed by polls, newest first.
  List<String> polled() {
    return List.copyOf(polled).reversed();
  }

  /// Stripe lists events for 30 days, so each advance of the clock is preceded by a poll.
  private void poll() {
    Stream.of(SubscribedTypes.HOURLY, SubscribedTypes.DAILY)
        .forEach(types -> polled.addAll(stripe.events(types).reversed()));
  }

  private void wait(Duration time) {
    poll();
    stripe.later(time);
  }

  private void sale() {
    switch (random.nextInt(7)) {
      case 0, 1 -> oneOff();
      case 2 -> delayed();
      case 3 -> authorised();
      case 4 -> trial();
      case 5 -> leftOpen();
      default -> subscription();
    }
    later();
  }

  private void oneOff() {
    var offer = Offer.oneOff("Mug", amount(), "eur").withTaxAndShipping(percent(19), percent(5));
    var session = open(offer);
    if (random.nextInt(3) == 0) {
      session = account.decline(session);
    }
    aftermath(account.holds().chargeOf(account.pay(session)));
  }

  private void delayed() {
    var session = open(Offer.oneOff("Course", amount(), "eur"));
    if (random.nextInt(4) == 0) {
      session = account.decline(session);
    }
    session = account.payLater(session);
    later();
    if (random.nextBoolean()) {
      aftermath(account.holds().chargeOf(account.settle(session)));
    } else {
      account.failSettlement(session);
    }
  }

  private void authorised() {
    var session = account.pay(open(Offer.oneOff("Chair", amount(), "eur").authorisedOnly()));
    var intent = account.holds().paymentIntentOf(session);
    var amount = intent.amount();
    later();
    switch (random.nextInt(3)) {
      case 0 -> account.cancelPayment(intent);
      case 1 -> aftermath(account.capture(intent, amount));
      default -> aftermath(account.capture(intent, Math.max(1, amount * random.nextInt(10) / 10)));
    }
  }

  private void trial() {
    var session = account.pay(open(Offer.monthly("Club", amount(), "eur").withTrial(30)));
    renewals(account.holds().subscriptionOf(session));
  }

  private void subscription() {
    var session = account.pay(open(Offer.monthly("Club", amount(), "eur")));
    var subscription = account.holds().subscriptionOf(session);
    aftermath(account.holds().chargeOf(session));
    renewals(subscription);
    if (random.nextInt(3) == 0) {
      later();
      attempt(() -> account.describe(subscription, Map.of("trackdesk", "false")));
    }
    if (random.nextInt(3) == 0) {
      account.cancelSubscription(
          subscription, random.nextBoolean() ? "cancellation_requested" : "payment_failed");
    }
  }

  private void renewals(Subscription subscription) {
    var renewals = random.nextInt(4);
    for (var n = 0; n < renewals; n++) {
      wait(Duration.ofDays(29));
      attempt(() -> renewal(subscription));
    }
  }

  private void renewal(Subscription subscription) {
    switch (random.nextInt(8)) {
      case 0 -> collected(account.collect(account.failRenewal(subscription)));
      case 1 -> account.payElsewhere(account.failRenewal(subscription));
      case 2 -> paidLater(account.renewLater(subscription));
      case 3 -> account.deleteDraft(account.draftRenewal(subscription));
      case 4 -> givenUp(account.failRenewal(subscription));
      case 5 -> collected(account.upgrade(subscription, amount() + 5_000));
      default -> collected(account.renew(subscription));
    }
  }

  /// A credit balance can pay an invoice without a charge.
  private void collected(Invoice invoice) {
    if (account.holds().invoice(invoice.id()).orElseThrow().state().charge().isPresent()) {
      aftermath(account.holds().chargeOf(invoice));
    }
  }

  private void paidLater(Invoice invoice) {
    later();
    if (random.nextBoolean()) {
      collected(account.settle(invoice));
    } else {
      account.failSettlement(invoice);
    }
  }

  private void givenUp(Invoice invoice) {
    later();
    if (random.nextBoolean()) {
      account.voidInvoice(invoice);
    } else {
      account.writeOff(invoice);
    }
  }

  private void leftOpen() {
    account.expire(open(Offer.oneOff("Lamp", amount(), "eur")));
  }

  private void aftermath(Charge charge) {
    if (random.nextInt(3) == 0) {
      later();
      attempt(() -> refunds(charge));
    }
    if (random.nextInt(5) == 0) {
      later();
      attempt(() -> dispute(charge));
    }
  }

  private void refunds(Charge charge) {
    var captured = account.holds().charge(charge.id()).orElseThrow().state().captured();
    switch (random.nextInt(4)) {
      case 0 -> account.refundAll(charge);
      case 1 -> {
        account.refund(charge, captured / 3);
        later();
        account.refund(charge, captured / 3);
      }
      case 2 -> {
        var refund = account.beginRefund(charge, captured / 2);
        later();
        account.failRefund(random.nextBoolean() ? account.succeedRefund(refund) : refund);
      }
      default -> account.succeedRefund(account.beginRefund(charge, captured));
    }
  }

  private void dispute(Charge charge) {
    var captured = account.holds().charge(charge.id()).orElseThrow().state().captured();
    var withdrawn = captured - captured * random.nextInt(4) / 100;
    var terms = DisputeTerms.over(captured).settledIn("usd", withdrawn);
    var dispute = account.dispute(charge, terms);
    later();
    switch (random.nextInt(4)) {
      case 0 -> account.winDispute(dispute);
      case 1 -> account.loseDispute(dispute);
      case 2 -> account.reinstate(account.loseDispute(dispute), withdrawn / 2);
      default -> account.moveDispute(dispute, "under_review");
    }
  }

  private Session open(Offer offer) {
    var metadata = random.nextInt(8) == 0 ? Map.of("trackdesk", "false") : Map.<String, String>of();
    var link =
        account.paymentLink(
            offer.withCode("link" + links++).withMetadata(metadata).withPromotion("ADA10", 10));
    var session = account.openSession(link, reference());
    return random.nextInt(4) == 0 ? account.applyPromotion(session, "ADA10") : session;
  }

  private String reference() {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "order-77";
      default -> CID;
    };
  }

  private long amount() {
    return 1_000L + random.nextInt(90) * 100L;
  }

  private long percent(int most) {
    return random.nextInt(most + 1) * 10L;
  }

  /// Ignores what Stripe refuses.
  private static void attempt(Runnable act) {
    try {
      act.run();
    } catch (ActionRefused refused) {
      // Not every action is possible after every other.
    }
  }

  private void later() {
    if (random.nextInt(4) > 0) {
      wait(Duration.ofMinutes(1 + random.nextInt(3_000)));
    }
  }
}
