package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.CreditNoteObserved;
import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.InvoicePaymentObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import io.saletrail.contracts.activity.RefundObserved;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.util.List;

/// Orders the states of an object along its life, for two states with the same timestamp in
/// seconds.
///
/// Each list goes from the earliest state to the final one. A state that is not listed (of a later
/// Stripe version) counts as the earliest.
final class LifeStage {
  private static final List<SessionObserved.Status> SESSION =
      List.of(
          SessionObserved.Status.OPEN,
          SessionObserved.Status.EXPIRED,
          SessionObserved.Status.COMPLETE);

  private static final List<SessionObserved.PaymentStatus> SESSION_PAYMENT =
      List.of(
          SessionObserved.PaymentStatus.UNPAID,
          SessionObserved.PaymentStatus.FAILED,
          SessionObserved.PaymentStatus.NO_PAYMENT_REQUIRED,
          SessionObserved.PaymentStatus.PAID);

  /// Waiting for a payment method is listed as the end of a failed attempt; see [#of].
  private static final List<PaymentIntentObserved.Status> INTENT =
      List.of(
          PaymentIntentObserved.Status.REQUIRES_ACTION,
          PaymentIntentObserved.Status.PROCESSING,
          PaymentIntentObserved.Status.REQUIRES_PAYMENT_METHOD,
          PaymentIntentObserved.Status.REQUIRES_CAPTURE,
          PaymentIntentObserved.Status.CANCELED,
          PaymentIntentObserved.Status.SUCCEEDED);

  private static final List<ChargeObserved.Status> CHARGE =
      List.of(
          ChargeObserved.Status.PENDING,
          ChargeObserved.Status.FAILED,
          ChargeObserved.Status.SUCCEEDED);

  private static final List<InvoiceObserved.Status> INVOICE =
      List.of(
          InvoiceObserved.Status.DRAFT,
          InvoiceObserved.Status.DELETED,
          InvoiceObserved.Status.OPEN,
          InvoiceObserved.Status.UNCOLLECTIBLE,
          InvoiceObserved.Status.VOID,
          InvoiceObserved.Status.PAID);

  private static final List<InvoicePaymentObserved.Status> INVOICE_PAYMENT =
      List.of(
          InvoicePaymentObserved.Status.OPEN,
          InvoicePaymentObserved.Status.CANCELED,
          InvoicePaymentObserved.Status.PAID);

  /// A refund that succeeded can fail; one that failed never succeeds.
  private static final List<RefundObserved.Status> REFUND =
      List.of(
          RefundObserved.Status.PENDING,
          RefundObserved.Status.REQUIRES_ACTION,
          RefundObserved.Status.SUCCEEDED,
          RefundObserved.Status.CANCELED,
          RefundObserved.Status.FAILED);

  private static final List<DisputeObserved.Status> DISPUTE =
      List.of(
          DisputeObserved.Status.WARNING_NEEDS_RESPONSE,
          DisputeObserved.Status.WARNING_UNDER_REVIEW,
          DisputeObserved.Status.WARNING_CLOSED,
          DisputeObserved.Status.PREVENTED,
          DisputeObserved.Status.CHARGE_REFUNDED,
          DisputeObserved.Status.NEEDS_RESPONSE,
          DisputeObserved.Status.UNDER_REVIEW,
          DisputeObserved.Status.LOST,
          DisputeObserved.Status.WON);

  private static final List<CreditNoteObserved.Status> CREDIT_NOTE =
      List.of(CreditNoteObserved.Status.ISSUED, CreditNoteObserved.Status.VOID);

  private LifeStage() {}

  /// A number that only grows along the life of one object.
  static long of(PaymentActivity fact) {
    return switch (fact) {
      case SessionObserved session ->
          10L * SESSION.indexOf(session.status())
              + SESSION_PAYMENT.indexOf(session.paymentStatus());
      case PaymentIntentObserved intent -> stage(intent);
      case ChargeObserved charge -> stage(charge);
      case InvoiceObserved invoice -> INVOICE.indexOf(invoice.status());
      case InvoicePaymentObserved payment -> INVOICE_PAYMENT.indexOf(payment.status());
      case RefundObserved refund -> REFUND.indexOf(refund.status());
      case DisputeObserved dispute -> stage(dispute);
      case CreditNoteObserved note -> CREDIT_NOTE.indexOf(note.status());
      case SubscriptionObserved subscription ->
          subscription.status() == SubscriptionObserved.Status.CANCELED ? 1 : 0;
      case CustomerObserved _ -> 0;
    };
  }

  /// Before the first attempt an intent also waits for a payment method: then it names no charge.
  private static long stage(PaymentIntentObserved intent) {
    return intent.status() == PaymentIntentObserved.Status.REQUIRES_PAYMENT_METHOD
            && intent.latestCharge().isEmpty()
        ? -1
        : INTENT.indexOf(intent.status());
  }

  /// Within one second a charge is captured before it is refunded.
  private static long stage(ChargeObserved charge) {
    var stage = CHARGE.indexOf(charge.status());
    return stage == CHARGE.size() - 1
        ? CHARGE.size() + charge.capturedMinor() / 2 + charge.refundedMinor() / 2
        : stage;
  }

  /// Within one second a dispute is closed before its money is reinstated.
  private static long stage(DisputeObserved dispute) {
    var moved = dispute.reinstated().map(Money::amountMinor).filter(minor -> minor > 0);
    return 2L * DISPUTE.indexOf(dispute.status()) + (moved.isPresent() ? 1 : 0);
  }
}
