package io.saletrail.conversion.rules;

import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import java.util.Optional;

/// A detail that a payment's decision lacks, and the Stripe object to look up for it. Pure.
///
/// @param payment the payment's name
/// @param object the Stripe object to look up
/// @param kind the kind of detail
/// @param livemode false for Stripe's test mode
public record MissingDetail(String payment, String object, MissingKind kind, boolean livemode) {

  /// The kind of a missing detail.
  public enum MissingKind {
    /// The Checkout Session, which alone carries the click.
    SESSION,
    /// The charge, without which the result of a refund or session is unknown.
    CHARGE,
    /// Products, promotion code or earlier invoices, which events leave out.
    DETAILS
  }

  /// The missing detail of a decision; empty where no look-up would change it.
  public static Optional<MissingDetail> of(Decided decided) {
    return switch (decided.decision()) {
      case Decision.Conversion _ -> Optional.empty();
      case Decision.NotCredited notCredited ->
          kind(notCredited.reason()).map(kind -> of(decided, notCredited, kind));
    };
  }

  private static MissingDetail of(
      Decided decided, Decision.NotCredited notCredited, MissingKind kind) {
    return new MissingDetail(
        notCredited.payment(),
        decided.about().orElseGet(() -> object(notCredited, kind)),
        kind,
        decided.payment().livemode());
  }

  private static Optional<MissingKind> kind(NotCreditedReason reason) {
    return switch (reason) {
      case SESSION_MISSING -> Optional.of(MissingKind.SESSION);
      case CHARGE_MISSING -> Optional.of(MissingKind.CHARGE);
      case DETAILS_PENDING -> Optional.of(MissingKind.DETAILS);
      case NO_CLICK,
          MERCHANT_REFERENCE,
          ZERO_AMOUNT,
          NOT_PAID_YET,
          SESSION_EXPIRED,
          PAYMENT_FAILED,
          PAYMENT_CANCELED,
          NOT_CAPTURED,
          NOT_FROM_CHECKOUT,
          SETTINGS_AWAITED,
          UNDECIDED,
          TEST_MODE,
          RENEWAL_NOT_CREDITED,
          OPTED_OUT,
          PART_OF_ANOTHER_PAYMENT,
          OTHER ->
          Optional.empty();
    };
  }

  /// A subscription covers all its payments; otherwise the object closest to the detail.
  private static String object(Decision.NotCredited notCredited, MissingKind kind) {
    var ids = notCredited.stripe();
    return switch (kind) {
      case SESSION ->
          ids.subscription()
              .or(ids::paymentIntent)
              .or(ids::invoice)
              .or(ids::charge)
              .orElse(notCredited.payment());
      case CHARGE ->
          ids.paymentIntent()
              .or(ids::charge)
              .or(ids::invoice)
              .or(ids::session)
              .or(() -> ids.refunds().stream().findFirst())
              .or(() -> ids.disputes().stream().findFirst())
              .orElse(notCredited.payment());
      case DETAILS -> ids.session().orElse(notCredited.payment());
    };
  }
}
