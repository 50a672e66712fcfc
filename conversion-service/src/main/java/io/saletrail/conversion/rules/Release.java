package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.ChargeObserved;

/// The part of an authorisation that was released at the capture, as far as Stripe counts it as
/// refunded.
///
/// Before 2025-03-31.basil Stripe creates a refund over it and adds it to `amount_refunded`; since
/// then it does neither (docs.stripe.com/changelog/basil, "Removes the refund from partial
/// capture"). The version of the request that captured decides, not the version of a rendering: the
/// charge's state at its capture goes first.
final class Release {
  private static final String CAPTURED = "charge.captured";

  /// The version that introduced the change, by its date.
  private static final String BASIL = "2025-03-31";

  private Release() {}

  /// The amount within the charge's running total of refunds, smallest units; 0 for none.
  static long minor(String charge, Payment payment) {
    return payment.charges().stream()
        .filter(seen -> seen.charge().equals(charge))
        .findFirst()
        .filter(seen -> isCounted(seen, payment))
        .map(Release::notCaptured)
        .orElse(0L);
  }

  private static boolean isCounted(ChargeObserved newest, Payment payment) {
    var notCaptured = notCaptured(newest);
    if (notCaptured <= 0 || newest.capturedMinor() == 0) {
      return false;
    }
    var atCapture = atCapture(newest, payment);
    if (atCapture.refundedMinor() < notCaptured) {
      return false;
    }
    return atCapture.observation().eventType().equals(CAPTURED)
        // A merchant cannot refund more than was captured.
        || newest.refundedMinor() > newest.capturedMinor()
        || renderedBeforeBasil(newest, payment);
  }

  private static long notCaptured(ChargeObserved charge) {
    return charge.amount().amountMinor() - charge.capturedMinor();
  }

  /// The first observation with the final captured amount.
  private static ChargeObserved atCapture(ChargeObserved newest, Payment payment) {
    return payment
        .observations(ChargeObserved.class)
        .filter(seen -> seen.charge().equals(newest.charge()))
        .filter(seen -> seen.capturedMinor() == newest.capturedMinor())
        .findFirst()
        .orElse(newest);
  }

  /// Events are rendered in the account's version; objects read by API are not.
  private static boolean renderedBeforeBasil(ChargeObserved newest, Payment payment) {
    return payment
        .observations(ChargeObserved.class)
        .filter(seen -> seen.charge().equals(newest.charge()))
        .filter(Release::isEvent)
        .flatMap(seen -> seen.observation().apiVersion().stream())
        .anyMatch(version -> version.compareTo(BASIL) < 0);
  }

  private static boolean isEvent(ChargeObserved seen) {
    return switch (seen.observation().origin()) {
      case WEBHOOK, POLL -> true;
      case LOOKUP, BACKFILL, OTHER -> false;
    };
  }
}
