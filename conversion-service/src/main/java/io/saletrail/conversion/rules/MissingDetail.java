package io.saletrail.conversion.rules;

import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import java.util.Optional;

/// What is missing about a payment, and which Stripe object to ask about for it. Pure.
///
/// @param payment the payment's name
/// @param object what Stripe is asked about
/// @param livemode false for Stripe's test mode
public record MissingDetail(String payment, String object, Lack lack, boolean livemode) {

  /// What is missing.
  public enum Lack {
    /// The Checkout Session, which alone carries the click.
    SESSION,
    /// The charge, without which nobody knows what a refund or a session came to.
    CHARGE,
    /// What was bought, with which promotion code, or after which invoices: events leave it out.
    DETAILS
  }

  /// What a decision lacks; empty where nothing that Stripe could tell would change it.
  public static Optional<MissingDetail> of(Decided decided) {
    return switch (decided.decision()) {
      case Decision.Conversion _ -> Optional.empty();
      case Decision.SetAside aside -> lack(aside.reason()).map(lack -> of(decided, aside, lack));
    };
  }

  private static MissingDetail of(Decided decided, Decision.SetAside aside, Lack lack) {
    return new MissingDetail(
        aside.payment(),
        decided.about().orElseGet(() -> object(aside, lack)),
        lack,
        decided.payment().livemode());
  }

  private static Optional<Lack> lack(NotCreditedReason reason) {
    return switch (reason) {
      case SESSION_MISSING -> Optional.of(Lack.SESSION);
      case CHARGE_MISSING -> Optional.of(Lack.CHARGE);
      case DETAILS_PENDING -> Optional.of(Lack.DETAILS);
      case NO_CLICK,
          MERCHANT_REFERENCE,
          ZERO_AMOUNT,
          NOT_PAID_YET,
          SESSION_EXPIRED,
          PAYMENT_FAILED,
          PAYMENT_CANCELED,
          NOT_CAPTURED,
          NOT_FROM_CHECKOUT,
          TEST_MODE,
          RENEWAL_NOT_CREDITED,
          OPTED_OUT,
          PART_OF_ANOTHER_PAYMENT,
          OTHER ->
          Optional.empty();
    };
  }

  /// A subscription answers for all its payments; otherwise the object from which the way is
  /// shortest.
  private static String object(Decision.SetAside aside, Lack lack) {
    var ids = aside.stripe();
    return switch (lack) {
      case SESSION ->
          ids.subscription()
              .or(ids::paymentIntent)
              .or(ids::invoice)
              .or(ids::charge)
              .orElse(aside.payment());
      case CHARGE ->
          ids.paymentIntent()
              .or(ids::charge)
              .or(ids::invoice)
              .or(ids::session)
              .or(() -> ids.refunds().stream().findFirst())
              .or(() -> ids.disputes().stream().findFirst())
              .orElse(aside.payment());
      case DETAILS -> ids.session().orElse(aside.payment());
    };
  }
}
