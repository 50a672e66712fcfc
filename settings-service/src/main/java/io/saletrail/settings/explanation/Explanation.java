package io.saletrail.settings.explanation;

import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import java.util.Optional;

/// A reason in plain words, and the remedy where there is one.
///
/// The switches are exhaustive: a new constant in the contracts does not compile until it has a
/// text.
///
/// @param title a few words, for a heading or a badge
/// @param remedy what the merchant can do
public record Explanation(String title, String detail, Optional<String> remedy) {

  /// One name for one cause, however the affiliate was to be found.
  private static final String AFFILIATE_NOT_FOUND = "Affiliate not found";

  private static final String CANCELED =
      "The payment was cancelled, its authorisation released or its invoice deleted, before the payment succeeded.";

  private static final String CHECK_NOW = "Press Check Now to read missing events from Stripe.";

  private static Explanation plain(String title, String detail) {
    return new Explanation(title, detail, Optional.empty());
  }

  /// Trackdesk's report does not show a conversion that Trackdesk has accepted.
  public static Explanation missing() {
    return with(
        "Missing in Trackdesk",
        "Trackdesk accepted this conversion, but its report does not show it.",
        "Search Trackdesk for this ID. If it is not there, contact Trackdesk.");
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }

  /// Why a payment is not credited.
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
                  + " click ID, so it is not changed.",
              "To credit affiliates here, let the payment-link snippet set"
                  + " client_reference_id.");
      case ZERO_AMOUNT ->
          plain(
              "Zero amount",
              "The commissionable amount is zero: a trial, a 100 % coupon, or only shipping or tax, which your options exclude. A later payment of the subscription can still be credited.");
      case NOT_PAID_YET ->
          plain("Not paid yet", "The buyer has not paid, or the payment is still processing.");
      case SESSION_EXPIRED -> plain("Expired", "Checkout expired without a payment.");
      case PAYMENT_FAILED -> plain("Payment failed", "All payment attempts failed.");
      case PAYMENT_CANCELED -> plain("Payment cancelled", CANCELED);
      case NOT_CAPTURED ->
          with(
              "Not captured",
              "The payment is authorised but not captured.",
              "Capture the payment in Stripe.");
      case SESSION_MISSING ->
          with(
              "Checkout missing",
              "The payment succeeded, but its checkout is unknown: there was none, or its event is missing.",
              CHECK_NOW);
      case NOT_FROM_CHECKOUT ->
          plain(
              "Not from a checkout",
              "Stripe has no checkout for this payment, so there is no click ID.");
      case DETAILS_PENDING ->
          plain(
              "Fetching details",
              "Saletrail is reading details from Stripe: the items, the promotion code, or the position in its subscription. The sale is decided once they are known.");
      case SETTINGS_AWAITED ->
          plain(
              "Awaiting settings",
              "Saletrail has read the payment, but not yet your settings. The sale is decided once they arrive, usually within seconds.");
      case UNDECIDED -> undecided();
      case CHARGE_MISSING ->
          with(
              "Charge missing",
              "The checkout is paid, but the event of its charge is missing.",
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
              "Your options credit only the first payment, or the first few.",
              "Change Renewals under Options to credit later ones.");
      case OPTED_OUT ->
          with(
              "Opted out",
              "Its metadata in Stripe contains trackdesk=false.",
              "Remove that metadata to credit such payments.");
      case PART_OF_ANOTHER_PAYMENT ->
          plain(
              "Part of another payment", "It belongs to another payment, which has its own entry.");
      case OTHER -> other();
    };
  }

  /// Why a payment waits for its decision.
  public static Explanation undecided() {
    return plain(
        "Cannot be decided",
        "An error in Saletrail prevents the decision. Nothing is lost: it is tried again"
            + " automatically, and your Saletrail operator is alerted. Until then, the last decision"
            + " stays.");
  }

  /// Why a conversion has its status.
  public static Explanation of(LifecycleReason reason) {
    return switch (reason) {
      case PAYMENT_SUCCEEDED ->
          plain("Paid", "The payment succeeded, or its invoice was paid outside Stripe.");
      case PAYMENT_PROCESSING ->
          plain(
              "Payment processing",
              "The buyer chose a delayed payment method; it has not settled yet.");
      case PAYMENT_FAILED -> plain("Payment failed", "The payment did not settle.");
      case PAYMENT_CANCELED -> plain("Payment cancelled", CANCELED);
      case REFUNDED_IN_FULL ->
          plain("Refunded", "The sale was fully refunded, by refunds or a credit note.");
      case REFUNDED_IN_PART ->
          plain(
              "Partial refund",
              "The sale was partially refunded, by a refund or a credit note, and your options apply to that.");
      case REFUND_FAILED -> plain("Refund failed", "Refund failed, funds returned to you.");
      case DISPUTE_OPENED -> plain("Disputed", "The buyer's bank disputes the payment.");
      case DISPUTE_LOST ->
          plain("Dispute lost", "You lost the dispute, and the buyer was refunded.");
      case DISPUTE_WON -> plain("Dispute won", "You won the dispute.");
      case SUBSCRIPTION_CANCELED_EARLY ->
          plain(
              "Cancelled early", "The subscription was cancelled within your cancellation window.");
      case SALE_WITHDRAWN -> plain("Sale withdrawn", "Later events show that there was no sale.");
      case OTHER -> other();
    };
  }

  /// Why conversions are on hold, and how the hold ends.
  public static Explanation onHold(LifecycleReason reason) {
    return switch (reason) {
      case REFUNDED_IN_PART ->
          with(
              "Partial refund, on hold",
              "A part of the sale was refunded, and your options hold such sales for review.",
              "Refund the rest in Stripe to reverse the conversion, or choose another policy for partial refunds under Options to release it.");
      case DISPUTE_OPENED ->
          plain("Disputed, on hold", "The hold ends with the dispute: won or lost.");
      default -> of(reason);
    };
  }

  /// Why Trackdesk refused a conversion.
  ///
  /// @param by what identifies the affiliate; empty for a group of conversions that differ in it
  public static Explanation of(Refusal refusal, Optional<Credit.By> by) {
    return switch (refusal) {
      // Trackdesk reports every unknown affiliate the same way.
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
              "Trackdesk accepts no further conversions of this type for one click.",
              "Raise the recurrence of the type in Trackdesk.");
      case AMOUNT_MISSING ->
          with(
              "Amount missing",
              "Trackdesk requires an amount and received none.",
              "Contact your Saletrail operator.");
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
              "Trackdesk does not accept this currency.",
              "Add the currency in Trackdesk.");
      case CLICK_TOO_OLD ->
          plain("Click too old", "The click is older than your programme allows.");
      case CONVERSION_NOT_FOUND ->
          with(
              "Not in Trackdesk",
              "A status was sent for a conversion that Trackdesk does not hold.",
              "It may have been deleted in Trackdesk.");
      case UNKNOWN, OTHER ->
          with(
              "Refused",
              "Trackdesk refused it for an unknown reason.",
              "See Trackdesk's Conversion Error Log.");
    };
  }

  private static Explanation notFound(Credit.By by) {
    return switch (by) {
      case CLICK ->
          with(
              AFFILIATE_NOT_FOUND,
              "Trackdesk has no click with this ID.",
              "Check that the Tenant ID is the one of the click snippet.");
      case PROMOTION_CODE ->
          with(
              AFFILIATE_NOT_FOUND,
              "The sale has no click. It was sent with its promotion code, and no affiliate in Trackdesk has this coupon.",
              "Give the affiliate a coupon with this code in Trackdesk, then" + " re-send.");
      case EMAIL ->
          with(
              AFFILIATE_NOT_FOUND,
              "The sale has no click. It was sent with the buyer's e-mail address, and no click in Trackdesk is bound to it.",
              "Bind addresses to clicks (external CID), and check the revenue origin"
                  + " under Options.");
      case OTHER -> nobodyFound();
    };
  }

  private static Explanation nobodyFound() {
    return with(
        AFFILIATE_NOT_FOUND,
        "Trackdesk found no affiliate for the click, promotion code or address that was sent.",
        "Open a conversion to see what was sent and what to do.");
  }

  /// Why a delivery is held.
  public static Explanation of(DeliveryHeld.Cause cause) {
    return switch (cause) {
      case TENANT_MISSING ->
          with(
              "No Tenant ID",
              "A Trackdesk Tenant ID is missing.",
              "Save it under Trackdesk connection; the conversion sends automatically.");
      case TOKEN_MISSING ->
          with(
              "No personal token",
              "A Trackdesk personal token is missing.",
              "Save it under Trackdesk connection; the conversion sends automatically.");
      case TOKEN_REJECTED ->
          with(
              "Token rejected",
              "Trackdesk rejects the personal token.",
              "Save a new one under Trackdesk connection; the conversion sends automatically.");
      case DISCONNECTED ->
          with(
              "Stripe disconnected",
              "The Stripe account is not connected.",
              "Reconnect it; the conversion sends automatically.");
      case SHADOW ->
          with(
              "Shadow mode",
              "Decided and recorded, but not sent: shadow mode is on.",
              "Turn shadow mode off to send later sales. Re-send held ones under Needs attention.");
      case TENANT_CHANGED ->
          with(
              "Other Trackdesk tenant",
              "The sale was made for another Trackdesk tenant than the one you use now. It was not sent to either.",
              "Send it to your current tenant, or decide not to send it, under Needs attention. If you go back to the earlier tenant, it sends automatically.");
      case DECLINED ->
          with(
              "Not sent",
              "You decided not to send this sale after the change of the Trackdesk tenant.",
              "Re-send it here to send it to your current tenant after all.");
      case OTHER -> other();
    };
  }

  private static Explanation other() {
    return plain("Unknown reason", "Unknown reason from a newer version.");
  }
}
