package io.saletrail.stack.purchase;

import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.APPROVED;
import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.ON_HOLD;
import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.REFUNDED;
import static io.saletrail.sandbox.trackdesk.tenant.ConversionStatus.REJECTED;

import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.stack.purchase.Expectation.Held;
import io.saletrail.stack.purchase.Expectation.NotCredited;
import io.saletrail.stack.purchase.Expectation.Withdrawn;
import java.util.List;
import java.util.function.Consumer;

/// A kind of history of one purchase: what happens, step by step, and what must be left of it at a
/// merchant who has pending payments reported and keeps conversions until they are fully refunded.
/// Anything may happen between two steps.
@SuppressWarnings("ImmutableEnumChecker") // The lists are immutable.
public enum PurchaseHistory {
  CARD("paid by card", List.of(p -> p.buy(Offers.MUG)), approved(0, Prices.MUG)),
  INVOICED("with an invoice", List.of(p -> p.buy(Offers.INVOICED)), approved(0, Prices.MUG)),
  TAXED("tax and shipping", List.of(p -> p.buy(Offers.TAXED)), approved(0, Prices.TAXED)),
  DECLINED(
      "declined, then paid",
      List.of(p -> p.open(Offers.MUG), Purchase::decline, Purchase::pay),
      approved(0, Prices.MUG)),
  REFUND(
      "refunded",
      List.of(p -> p.buy(Offers.MUG), Purchase::refundRemainder),
      held(0, REFUNDED, Prices.MUG)),
  REFUND_IN_PART(
      "refunded in part",
      List.of(p -> p.buy(Offers.MUG), p -> p.refund(Prices.PART)),
      approved(0, Prices.MUG)),
  REFUND_IN_PARTS(
      "refunded in three parts",
      List.of(
          p -> p.buy(Offers.MUG),
          p -> p.refund(Prices.PART),
          p -> p.refund(Prices.PART),
          Purchase::refundRemainder),
      held(0, REFUNDED, Prices.MUG)),
  REFUNDS_RACING(
      "two refunds at the same moment",
      List.of(p -> p.buy(Offers.MUG), p -> p.refundTwice(Prices.PART)),
      held(0, REFUNDED, Prices.MUG)),
  REFUND_FAILS(
      "a refund that fails",
      List.of(p -> p.buy(Offers.MUG), Purchase::refundRemainder, Purchase::failRefund),
      approved(0, Prices.MUG)),
  REFUND_LATER(
      "a pending refund that succeeds",
      List.of(p -> p.buy(Offers.MUG), p -> p.beginRefund(Prices.MUG), Purchase::succeedRefund),
      held(0, REFUNDED, Prices.MUG)),
  DISPUTE(
      "a dispute that stays open",
      List.of(p -> p.buy(Offers.MUG), Purchase::dispute),
      held(0, ON_HOLD, Prices.MUG)),
  DISPUTE_WON(
      "a dispute won",
      List.of(p -> p.buy(Offers.MUG), Purchase::dispute, Purchase::winDispute),
      approved(0, Prices.MUG)),
  DISPUTE_LOST(
      "a dispute lost",
      List.of(p -> p.buy(Offers.MUG), Purchase::dispute, Purchase::loseDispute),
      held(0, REJECTED, Prices.MUG)),
  DISPUTE_THEN_REFUND(
      "a dispute won, then refunded",
      List.of(
          p -> p.buy(Offers.MUG),
          Purchase::dispute,
          Purchase::winDispute,
          Purchase::refundRemainder),
      held(0, REFUNDED, Prices.MUG)),
  INQUIRY(
      "an inquiry, without a loss",
      List.of(p -> p.buy(Offers.MUG), Purchase::inquire),
      approved(0, Prices.MUG)),
  CAPTURE(
      "authorised, captured later",
      List.of(p -> p.buy(Offers.AUTHORISED), p -> p.capture(Prices.MUG)),
      approved(0, Prices.MUG)),
  CAPTURE_IN_PART(
      "authorised, captured in part",
      List.of(p -> p.buy(Offers.AUTHORISED), p -> p.capture(Prices.PART)),
      approved(0, Prices.PART)),
  AUTHORISATION_CANCELLED(
      "authorised, cancelled",
      List.of(p -> p.buy(Offers.AUTHORISED), Purchase::cancelPayment),
      notCredited(NotCreditedReason.PAYMENT_CANCELED)),
  DEBIT(
      "a bank debit that succeeds",
      List.of(p -> p.payLater(Offers.MUG), Purchase::settle),
      approved(0, Prices.MUG)),
  DEBIT_FAILS(
      "a bank debit that fails",
      List.of(p -> p.payLater(Offers.MUG), Purchase::failSettlement),
      held(0, REJECTED, Prices.MUG)),
  SUBSCRIPTION("a subscription", List.of(p -> p.buy(Offers.CLUB)), approved(0, Prices.CLUB)),
  RENEWALS(
      "renewed twice",
      List.of(p -> p.buy(Offers.CLUB), Purchase::renew, Purchase::renew),
      approved(0, Prices.CLUB),
      approved(1, Prices.CLUB),
      approved(2, Prices.CLUB)),
  RENEWAL_DECLINED(
      "a renewal declined, then paid",
      List.of(p -> p.buy(Offers.CLUB), Purchase::failRenewal, Purchase::collect),
      approved(0, Prices.CLUB),
      approved(1, Prices.CLUB)),
  RENEWAL_REFUNDED(
      "a renewal refunded",
      List.of(p -> p.buy(Offers.CLUB), Purchase::renew, Purchase::refundRemainder),
      approved(0, Prices.CLUB),
      held(1, REFUNDED, Prices.CLUB)),
  TRIAL(
      "a trial, then the first payment",
      List.of(p -> p.begin(Offers.TRIAL), Purchase::renew),
      notCredited(NotCreditedReason.ZERO_AMOUNT),
      approved(0, Prices.CLUB)),
  CANCELLED(
      "a subscription cancelled",
      List.of(p -> p.buy(Offers.CLUB), Purchase::renew, Purchase::cancel),
      approved(0, Prices.CLUB),
      approved(1, Prices.CLUB)),
  UPGRADE(
      "an upgrade",
      List.of(p -> p.buy(Offers.CLUB), p -> p.upgrade(Prices.CLUB + Prices.PART)),
      approved(0, Prices.CLUB),
      approved(1, Prices.PART)),
  PAID_OUTSIDE(
      "a renewal paid outside Stripe",
      List.of(p -> p.buy(Offers.CLUB), Purchase::openRenewal, Purchase::payOutside),
      approved(0, Prices.CLUB),
      approved(1, Prices.CLUB)),
  PROMOTION(
      "a promotion code",
      List.of(p -> p.open(Offers.REDUCED), Purchase::applyPromotion, Purchase::pay),
      approved(0, Prices.REDUCED)),
  PROMOTION_TO_ZERO(
      "a promotion code for the whole price",
      List.of(p -> p.open(Offers.FREE), Purchase::applyPromotion, Purchase::finish),
      notCredited(NotCreditedReason.ZERO_AMOUNT)),
  SHIPPING_ONLY(
      "a free sample, of which shipping is paid",
      List.of(p -> p.open(Offers.SAMPLE), Purchase::applyPromotion, Purchase::pay),
      approved(0, Prices.SHIPPING)),
  ABANDONED(
      "a session that expires",
      List.of(p -> p.open(Offers.MUG), Purchase::expire),
      notCredited(NotCreditedReason.SESSION_EXPIRED)),
  OPTED_OUT(
      "a link that is opted out",
      List.of(p -> p.buy(Offers.OPTED_OUT)),
      notCredited(NotCreditedReason.OPTED_OUT)),
  OPTS_OUT(
      "a customer who opts out later",
      List.of(p -> p.buy(Offers.BY_CUSTOMER), Purchase::optOut),
      new Withdrawn(0));

  private static final class Prices {
    private static final long MUG = 1_900;
    private static final long PART = 600;
    private static final long CLUB = 1_250;
    private static final long SHIPPING = 490;
    private static final long TAX = 361;
    private static final long TAXED = MUG + TAX + SHIPPING;
    private static final long REDUCED = 1_710;
  }

  private static final class Offers {
    private static final String CODE = "ADA";
    private static final Offer MUG = mug("mug");
    private static final Offer INVOICED = mug("invoiced").withInvoice();
    private static final Offer TAXED = mug("taxed").withTaxAndShipping(Prices.TAX, Prices.SHIPPING);
    private static final Offer AUTHORISED = mug("authorised").authorisedOnly();
    private static final Offer REDUCED = mug("reduced").withPromotion(CODE, 10);
    private static final Offer FREE = mug("free").withPromotion(CODE, 100);
    private static final Offer SAMPLE =
        mug("sample").withTaxAndShipping(0, Prices.SHIPPING).withPromotion(CODE, 100);
    private static final Offer BY_CUSTOMER = mug("customer").withCustomer();
    private static final Offer OPTED_OUT = mug("opted-out").withMetadata(Purchase.OPT_OUT);
    private static final Offer CLUB = Offer.monthly("Club", Prices.CLUB, "eur").withCode("club");
    private static final Offer TRIAL = CLUB.withCode("trial").withTrial(14);

    private static Offer mug(String code) {
      return Offer.oneOff("Mug", Prices.MUG, "eur").withCode(code);
    }
  }

  private final String label;
  private final List<Consumer<Purchase>> steps;
  private final List<Expectation> expectations;

  PurchaseHistory(String label, List<Consumer<Purchase>> steps, Expectation... expectations) {
    this.label = label;
    this.steps = steps;
    this.expectations = List.of(expectations);
  }

  /// Whether some of its events are read by the daily pass alone, once their webhooks are lost.
  public boolean needsDailyPass() {
    return this == ABANDONED || this == OPTS_OUT;
  }

  public String label() {
    return label;
  }

  public List<Consumer<Purchase>> steps() {
    return steps;
  }

  public List<Expectation> expectations() {
    return expectations;
  }

  private static Expectation approved(int payment, long amountMinor) {
    return held(payment, APPROVED, amountMinor);
  }

  private static Expectation held(int payment, ConversionStatus status, long amountMinor) {
    return new Held(payment, status, amountMinor);
  }

  private static Expectation notCredited(NotCreditedReason reason) {
    return new NotCredited(reason);
  }
}
