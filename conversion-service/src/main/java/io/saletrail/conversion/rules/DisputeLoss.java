package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.DisputeObserved.CaseType;

/// The amount that a dispute took from the merchant, in the currency of the charge.
///
/// The dispute's amount can differ from the charge's by exchange rates, and its balance
/// transactions are in the account's own currency. The two are compared as shares, never subtracted
/// (docs.stripe.com/api/disputes/object, `amount` and `balance_transactions`).
final class DisputeLoss {
  /// From this share on, a part counts as the whole: the difference comes from exchange rates.
  private static final int ALMOST_ALL_PERCENT = 95;

  private DisputeLoss() {}

  /// Whether it holds the money: inquiries (`WARNING_…`) move none. A status of a later Stripe
  /// version counts as an open dispute.
  static boolean isOpen(DisputeObserved dispute) {
    return switch (dispute.status()) {
      case NEEDS_RESPONSE, UNDER_REVIEW, OTHER -> true;
      case WARNING_NEEDS_RESPONSE,
          WARNING_UNDER_REVIEW,
          WARNING_CLOSED,
          WON,
          LOST,
          PREVENTED,
          CHARGE_REFUNDED ->
          false;
    };
  }

  /// @param charged the amount received
  /// @param leftMinor the amount that refunds left of it
  static long minor(DisputeObserved dispute, Money charged, long leftMinor) {
    return switch (dispute.status()) {
      case LOST -> share(dispute, disputed(dispute, charged, leftMinor), true);
      case WON -> share(dispute, disputed(dispute, charged, leftMinor), false);
      case PREVENTED ->
          share(dispute, disputed(dispute, charged, leftMinor), paysTheBuyer(dispute));
      case NEEDS_RESPONSE,
          UNDER_REVIEW,
          OTHER,
          WARNING_NEEDS_RESPONSE,
          WARNING_UNDER_REVIEW,
          WARNING_CLOSED,
          CHARGE_REFUNDED ->
          0;
    };
  }

  /// A dispute in another currency than the charge's concerns the whole remaining amount.
  private static long disputed(DisputeObserved dispute, Money charged, long leftMinor) {
    var minor = dispute.amount().amountMinor();
    return !dispute.amount().currency().equals(charged.currency()) || almost(minor, leftMinor)
        ? leftMinor
        : minor;
  }

  /// The share of the disputed amount that its balance transactions kept. Money that was withdrawn
  /// and never reinstated is lost where the merchant lost the dispute; where the merchant won, it
  /// will be reinstated.
  private static long share(DisputeObserved dispute, long disputedMinor, boolean lost) {
    var taken = dispute.withdrawn().map(Money::amountMinor).orElse(0L);
    var returned = dispute.reinstated().map(Money::amountMinor).orElse(0L);
    if (taken == 0 || returned == 0) {
      return lost ? disputedMinor : 0;
    }
    return almost(returned, taken) ? 0 : OrderTotal.share(disputedMinor, taken - returned, taken);
  }

  /// A dispute that the network resolved immediately refunded the buyer; one that it blocked did
  /// not. Without a case type, withdrawn money shows it.
  private static boolean paysTheBuyer(DisputeObserved dispute) {
    return dispute.caseType().filter(CaseType.RESOLUTION::equals).isPresent()
        || dispute.withdrawn().filter(taken -> taken.amountMinor() > 0).isPresent();
  }

  private static boolean almost(long part, long whole) {
    return part >= whole - whole * (100 - ALMOST_ALL_PERCENT) / 100;
  }
}
