package io.saletrail.contracts.conversion;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Why a conversion has the status it has.
public enum LifecycleReason {
  /// Stripe says that the money came.
  PAYMENT_SUCCEEDED,
  /// A delayed payment method was chosen and has not settled.
  PAYMENT_PROCESSING,
  /// The delayed payment did not settle.
  PAYMENT_FAILED,
  /// The payment was cancelled before money came.
  PAYMENT_CANCELED,
  /// Refunds add up to the whole sale.
  REFUNDED_IN_FULL,
  /// Refunds add up to a part of the sale, and the merchant's policy acts on that.
  REFUNDED_IN_PART,
  /// A refund that had been counted failed, and the money is the merchant's again.
  REFUND_FAILED,
  /// A dispute is open.
  DISPUTE_OPENED,
  /// A dispute was lost: the money is gone.
  DISPUTE_LOST,
  /// A dispute ended in the merchant's favour.
  DISPUTE_WON,
  /// The subscription was cancelled within the merchant's cancellation window.
  SUBSCRIPTION_CANCELED_EARLY,
  /// Later facts show that there was no sale to credit.
  SALE_WITHDRAWN,
  /// Brought by a later version.
  @JsonEnumDefaultValue
  OTHER
}
