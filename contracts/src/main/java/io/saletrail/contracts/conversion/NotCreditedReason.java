package io.saletrail.contracts.conversion;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/// Why a payment is not credited: the closed list of reasons.
public enum NotCreditedReason {
  /// The session has no `client_reference_id`. Remedy: put the payment-link script on the page
  /// that links to Stripe.
  NO_CLICK,
  /// The `client_reference_id` is the merchant's own, not a Trackdesk click id. It is left
  /// unchanged.
  MERCHANT_REFERENCE,
  /// The session or invoice amounts to 0: a trial, or a coupon for the whole price. Or only tax or
  /// shipping was paid, which the merchant excludes.
  ZERO_AMOUNT,
  /// The buyer has not paid yet.
  NOT_PAID_YET,
  /// The session expired.
  SESSION_EXPIRED,
  /// All payment attempts failed.
  PAYMENT_FAILED,
  /// The payment intent, its authorisation or its invoice was cancelled before payment.
  PAYMENT_CANCELED,
  /// The payment is authorised and not captured. Remedy: capture it at Stripe.
  NOT_CAPTURED,
  /// The payment succeeded, but its Checkout Session is unknown: it has none, or the event is
  /// missing. Remedy: Check Now, which reads the sessions from Stripe.
  SESSION_MISSING,
  /// The payment succeeded, and Stripe has no Checkout Session for it: no click can be known.
  NOT_FROM_CHECKOUT,
  /// The payment succeeded, but details that the merchant's options need are still being fetched
  /// from Stripe: products, promotion code, or whether it is the first payment of its subscription.
  DETAILS_PENDING,
  /// The merchant's settings have not reached the decision yet. It is decided as soon as they do:
  /// Trackdesk could not change the type or amount of a conversion decided without them.
  SETTINGS_AWAITED,
  /// The payment cannot be decided because of a fault in the system, and never was. It is tried
  /// again until it is decided.
  UNDECIDED,
  /// The session is paid, but its charge is unknown. Remedy: Check Now.
  CHARGE_MISSING,
  /// Stripe's test mode, and the merchant has test mode switched off.
  TEST_MODE,
  /// A renewal, and the merchant credits first payments only, or the first N.
  RENEWAL_NOT_CREDITED,
  /// The metadata of the session, payment intent, charge, invoice, subscription or customer holds
  /// `trackdesk=false`.
  OPTED_OUT,
  /// It is part of another payment, which is named in the Stripe ids.
  PART_OF_ANOTHER_PAYMENT,
  /// Added by a later version.
  @JsonEnumDefaultValue
  OTHER
}
