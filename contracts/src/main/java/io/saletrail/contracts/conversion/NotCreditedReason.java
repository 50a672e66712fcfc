package io.saletrail.contracts.conversion;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Why a payment is no conversion: the closed list behind every answer to "why not?".
public enum NotCreditedReason {
  /// The session has no `client_reference_id`. Remedy: put the payment-link script on the page
  /// that links to Stripe.
  NO_CLICK,
  /// The `client_reference_id` is somebody else's, not a Trackdesk click id. It is left alone.
  MERCHANT_REFERENCE,
  /// The session or invoice came to 0: a trial, or a coupon over the whole price. Or what was paid
  /// is only tax or shipping, which the merchant does not count.
  ZERO_AMOUNT,
  /// The buyer has not paid yet.
  NOT_PAID_YET,
  /// The buyer let the session expire.
  SESSION_EXPIRED,
  /// No try to pay succeeded.
  PAYMENT_FAILED,
  /// The payment was cancelled before money came: the intent, its authorisation or its invoice.
  PAYMENT_CANCELED,
  /// The money is only authorised. Remedy: capture it at Stripe.
  NOT_CAPTURED,
  /// Money came, but its Checkout Session was not seen: it was made without one, or its event is
  /// missing. Remedy: Check Now, which reads the sessions from Stripe.
  SESSION_MISSING,
  /// Money came, and Stripe was asked: no Checkout Session belongs to it. Nothing carries a
  /// click.
  NOT_FROM_CHECKOUT,
  /// Money came, but the merchant's options ask for something that is still being read from
  /// Stripe: what was bought, with which promotion code, or whether it is the first payment of its
  /// subscription.
  DETAILS_PENDING,
  /// The session is paid, but its charge was not seen. Remedy: Check Now.
  CHARGE_MISSING,
  /// Stripe's test mode, and the merchant has test mode switched off.
  TEST_MODE,
  /// A renewal, and the merchant credits first payments only, or the first N.
  RENEWAL_NOT_CREDITED,
  /// The merchant wrote `trackdesk=false` into the metadata of the session, payment intent, charge,
  /// invoice, subscription or customer.
  OPTED_OUT,
  /// It turned out to be part of another payment, which is named in the Stripe ids.
  PART_OF_ANOTHER_PAYMENT,
  /// Brought by a later version.
  @JsonEnumDefaultValue
  OTHER
}
