package io.saletrail.settings.explanation;

import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import java.util.Optional;

/// A reason in a merchant's words, and what they can do about it where there is something to do.
///
/// The tables are closed: a reason that is new in the contracts does not compile here until
/// somebody has written its sentence.
///
/// @param title a few words, for a heading or a badge
/// @param detail what happened
/// @param remedy what helps
public record Explanation(String title, String detail, Optional<String> remedy) {

  private static final String CANCELED =
      "The payment was cancelled, its authorisation released or its invoice deleted, before"
          + " any money was taken.";

  private static final String CHECK_NOW = "Press Check Now: it reads what is missing from Stripe.";

  private static Explanation plain(String title, String detail) {
    return new Explanation(title, detail, Optional.empty());
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }

  /// Why a payment is no conversion.
  public static Explanation of(NotCreditedReason reason) {
    return switch (reason) {
      case NO_CLICK ->
          with(
              "No click",
              "The buyer came without an affiliate's click, or the page did not pass"
                  + " the click ID to Stripe.",
              "If the buyer did come through an affiliate, put the payment-link"
                  + " snippet on the page that links to Stripe.");
      case MERCHANT_REFERENCE ->
          with(
              "Your own reference",
              "The payment carries a client_reference_id that is not a Trackdesk"
                  + " click, so it is left alone.",
              "To credit affiliates here, let the payment-link snippet set"
                  + " client_reference_id.");
      case ZERO_AMOUNT ->
          plain(
              "Nothing paid",
              "Nothing that counts was paid: a trial, a coupon over the whole price, or"
                  + " only shipping or tax, which your options leave out. A later payment"
                  + " of the subscription can still be credited.");
      case NOT_PAID_YET ->
          plain("Not paid yet", "The buyer has not paid, or the payment is still under way.");
      case SESSION_EXPIRED ->
          plain("Expired", "The buyer left without paying and the checkout expired.");
      case PAYMENT_FAILED -> plain("Payment failed", "All payment attempts failed.");
      case PAYMENT_CANCELED -> plain("Payment cancelled", CANCELED);
      case NOT_CAPTURED ->
          with(
              "Not captured",
              "The money is authorised but has not been taken.",
              "Capture the payment in Stripe.");
      case SESSION_MISSING ->
          with(
              "Checkout not seen",
              "Money came, but not through a checkout that we know: the payment was"
                  + " made without one, or its event is missing.",
              CHECK_NOW);
      case NOT_FROM_CHECKOUT ->
          plain(
              "Not from a checkout",
              "Stripe was asked: no checkout belongs to this payment, so nothing"
                  + " carries a click.");
      case DETAILS_PENDING ->
          plain(
              "Fetching details",
              "Saletrail is reading from Stripe what was bought, with which promotion code,"
                  + " or which payment of its subscription this is. The sale is decided"
                  + " once that is known.");
      case CHARGE_MISSING ->
          with(
              "Charge not seen",
              "The checkout is paid, but its charge has not reached us.",
              CHECK_NOW);
      case TEST_MODE ->
          with(
              "Test mode",
              "The payment was made in Stripe's test mode.",
              "To see test payments in Trackdesk, set Test mode to deliver them as"
                  + " TEST under Options.");
      case RENEWAL_NOT_CREDITED ->
          with(
              "Renewal not credited",
              "Your options credit first payments only, or the first few.",
              "Change Renewals under Options to credit later ones.");
      case OPTED_OUT ->
          with(
              "Opted out",
              "Its metadata at Stripe says trackdesk=false.",
              "Take that metadata away to credit payments like this one.");
      case PART_OF_ANOTHER_PAYMENT ->
          plain(
              "Part of another payment",
              "It belongs to another payment, which is credited or explained by" + " itself.");
      case OTHER -> other();
    };
  }

  /// Why a conversion has its status.
  public static Explanation of(LifecycleReason reason) {
    return switch (reason) {
      case PAYMENT_SUCCEEDED ->
          plain("Paid", "The payment succeeded, or its invoice was paid outside Stripe.");
      case PAYMENT_PROCESSING ->
          plain(
              "Payment under way",
              "The buyer chose a delayed payment method; it has not settled yet.");
      case PAYMENT_FAILED -> plain("Payment failed", "The payment did not settle.");
      case PAYMENT_CANCELED -> plain("Payment cancelled", CANCELED);
      case REFUNDED_IN_FULL ->
          plain("Refunded", "The whole sale was given back, by refunds or by a credit note.");
      case REFUNDED_IN_PART ->
          plain(
              "Refunded in part",
              "A part was given back, by a refund or by a credit note, and your options act"
                  + " on that.");
      case REFUND_FAILED ->
          plain("Refund failed", "A refund failed, and its funds were returned to you.");
      case DISPUTE_OPENED -> plain("Disputed", "The buyer's bank disputes the payment.");
      case DISPUTE_LOST ->
          plain("Dispute lost", "The dispute ended against you, and the buyer keeps the money.");
      case DISPUTE_WON -> plain("Dispute won", "The dispute ended in your favour.");
      case SUBSCRIPTION_CANCELED_EARLY ->
          plain(
              "Cancelled early", "The subscription was cancelled within your cancellation window.");
      case SALE_WITHDRAWN ->
          plain("No sale after all", "What came later shows that there was no sale.");
      case OTHER -> other();
    };
  }

  /// Why Trackdesk refused a conversion.
  ///
  /// @param by what names the affiliate; empty where several conversions are spoken of at once
  ///   that differ in it
  public static Explanation of(Refusal refusal, Optional<Credit.By> by) {
    return switch (refusal) {
      // Trackdesk has one word for an affiliate that it does not find, whatever named them.
      case CLICK_NOT_FOUND, SOURCE_NOT_FOUND ->
          by.map(Explanation::notFound).orElseGet(Explanation::nobodyFound);
      case TYPE_NOT_FOUND ->
          with(
              "Conversion type not found",
              "Trackdesk has no conversion type with this code.",
              "Create the type in Trackdesk, or choose another one under Options.");
      case TYPE_NOT_CONFIGURED ->
          with(
              "Conversion type not on the offer",
              "The conversion type is not set up for the affiliate's offer.",
              "Add the type to the offer in Trackdesk.");
      case PRICING_NOT_CONFIGURED ->
          with(
              "No pricing on the offer",
              "The offer has no commission for this conversion type.",
              "Set its pricing in Trackdesk.");
      case LIMIT_REACHED ->
          with(
              "Limit reached",
              "Trackdesk takes no further conversions of this type from one click.",
              "Raise the recurrence of the type in Trackdesk.");
      case AMOUNT_MISSING ->
          with(
              "Amount missing",
              "Trackdesk wants an amount and saw none.",
              "Ask whoever runs Saletrail for you.");
      case OFFER_NOT_ACTIVE ->
          with(
              "Offer not active",
              "The affiliate's offer is not active.",
              "Activate the offer in Trackdesk.");
      case CONFIGURATION_EXPIRED ->
          with(
              "Configuration expired",
              "The click's configuration at Trackdesk is out of date.",
              "Renew the offer's configuration in Trackdesk.");
      case CURRENCY_UNSUPPORTED ->
          with(
              "Currency not supported",
              "Trackdesk does not take this currency.",
              "Add the currency in Trackdesk.");
      case CLICK_TOO_OLD ->
          plain("Click too old", "The click is older than the time that your programme allows.");
      case CONVERSION_NOT_FOUND ->
          with(
              "Not at Trackdesk",
              "A status was sent for a conversion that Trackdesk does not hold.",
              "It may have been deleted in Trackdesk.");
      case UNKNOWN, OTHER ->
          with(
              "Refused",
              "Trackdesk refused it for a reason we do not know.",
              "Look into Trackdesk's Conversion Error Log.");
    };
  }

  private static Explanation notFound(Credit.By by) {
    return switch (by) {
      case CLICK ->
          with(
              "Click not found",
              "Trackdesk knows no click with this id.",
              "Check that the Tenant ID is the one of the click snippet.");
      case PROMOTION_CODE ->
          with(
              "Coupon not found",
              "The sale has no click. It was sent by its promotion code, and Trackdesk"
                  + " knows no affiliate with such a coupon.",
              "Give the affiliate a coupon with this code in Trackdesk, then" + " re-send.");
      case EMAIL ->
          with(
              "Address not bound",
              "The sale has no click. It was sent by the buyer's e-mail address, and"
                  + " Trackdesk knows no click that is bound to it.",
              "Bind addresses to clicks (external CID), and check the revenue origin"
                  + " under Options.");
      case OTHER -> nobodyFound();
    };
  }

  private static Explanation nobodyFound() {
    return with(
        "Affiliate not found",
        "Trackdesk knows nobody by the click, the promotion code or the address that was"
            + " sent.",
        "Open one of them: its page says what was sent, and what helps.");
  }

  /// What a delivery waits for.
  public static Explanation of(DeliveryHeld.Cause cause) {
    return switch (cause) {
      case TENANT_MISSING ->
          with(
              "No Tenant ID",
              "It waits for a Trackdesk Tenant ID.",
              "Save it under Settings; the conversion goes out by itself.");
      case TOKEN_MISSING ->
          with(
              "No personal token",
              "It waits for a Trackdesk personal token.",
              "Save it under Settings; the conversion goes out by itself.");
      case TOKEN_REJECTED ->
          with(
              "Token refused",
              "Trackdesk does not take the personal token any more.",
              "Save a new one under Settings; the conversion goes out by itself.");
      case DISCONNECTED ->
          with(
              "Stripe disconnected",
              "The Stripe account is not connected.",
              "Connect it again; the conversion goes out by itself.");
      case SHADOW ->
          with(
              "Shadow mode",
              "It was decided and recorded, and not sent: shadow mode is on.",
              "Set the delivery mode to send; later sales are sent then. Those held"
                  + " until then are sent when you re-send them under Waiting.");
      case OTHER -> other();
    };
  }

  private static Explanation other() {
    return plain("Another reason", "A newer part of the system gave a reason of its own.");
  }
}
