package io.saletrail.contracts.conversion;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Why a conversion has the status it has.
public enum LifecycleReason {
  /// Stripe reports the payment as succeeded.
  PAYMENT_SUCCEEDED,
  /// A delayed payment has not settled yet.
  PAYMENT_PROCESSING,
  /// A delayed payment failed.
  PAYMENT_FAILED,
  /// The payment was cancelled before it succeeded.
  PAYMENT_CANCELED,
  /// Refunds cover the whole sale.
  REFUNDED_IN_FULL,
  /// Refunds cover a part of the sale, and the merchant's policy applies.
  REFUNDED_IN_PART,
  /// A refund failed and the funds returned to the merchant.
  REFUND_FAILED,
  /// A dispute is open.
  DISPUTE_OPENED,
  /// A dispute was lost.
  DISPUTE_LOST,
  /// A dispute ended in the merchant's favour.
  DISPUTE_WON,
  /// The subscription was cancelled within the merchant's cancellation window.
  SUBSCRIPTION_CANCELED_EARLY,
  /// Later facts show that there is no sale to credit.
  SALE_WITHDRAWN,
  /// Added by a later version.
  @JsonEnumDefaultValue
  OTHER
}
