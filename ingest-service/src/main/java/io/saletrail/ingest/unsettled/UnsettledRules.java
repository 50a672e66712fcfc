package io.saletrail.ingest.unsettled;

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
import io.saletrail.ingest.unsettled.Settlement.Other;
import io.saletrail.ingest.unsettled.Settlement.Settled;
import io.saletrail.ingest.unsettled.Settlement.Unsettled;

/// Decides whether an object can still change. Unknown values of Stripe's change nothing.
public final class UnsettledRules {
  private UnsettledRules() {}

  public static Settlement settlement(PaymentActivity activity) {
    return switch (activity) {
      case SessionObserved session -> session(session);
      case RefundObserved refund -> refund(refund);
      case DisputeObserved dispute -> dispute(dispute);
      case PaymentIntentObserved intent -> intent(intent);
      case ChargeObserved _,
          InvoiceObserved _,
          InvoicePaymentObserved _,
          SubscriptionObserved _,
          CreditNoteObserved _,
          CustomerObserved _ ->
          new Other();
    };
  }

  private static Settlement session(SessionObserved session) {
    return switch (session.status()) {
      case COMPLETE ->
          switch (session.paymentStatus()) {
            case UNPAID -> new Unsettled(UnsettledKind.SESSION, session.openedAt());
            case PAID, FAILED, NO_PAYMENT_REQUIRED -> new Settled();
            case OTHER -> new Other();
          };
      case EXPIRED -> new Settled();
      case OPEN, OTHER -> new Other();
    };
  }

  /// A delayed payment of a session or of a renewal, which has no session. An intent that waits
  /// for buyer or merchant is not in flight. Its creation time is unknown.
  private static Settlement intent(PaymentIntentObserved intent) {
    return switch (intent.status()) {
      case PROCESSING -> new Unsettled(UnsettledKind.PAYMENT_INTENT, intent.observation().at());
      case SUCCEEDED, CANCELED, REQUIRES_PAYMENT_METHOD -> new Settled();
      case REQUIRES_ACTION, REQUIRES_CAPTURE, OTHER -> new Other();
    };
  }

  private static Settlement refund(RefundObserved refund) {
    return switch (refund.status()) {
      case PENDING, REQUIRES_ACTION -> new Unsettled(UnsettledKind.REFUND, refund.createdAt());
      case SUCCEEDED, FAILED, CANCELED -> new Settled();
      case OTHER -> new Other();
    };
  }

  private static Settlement dispute(DisputeObserved dispute) {
    return switch (dispute.status()) {
      case WARNING_NEEDS_RESPONSE, WARNING_UNDER_REVIEW, NEEDS_RESPONSE, UNDER_REVIEW ->
          new Unsettled(UnsettledKind.DISPUTE, dispute.createdAt());
      case WARNING_CLOSED, WON, LOST, PREVENTED, CHARGE_REFUNDED -> new Settled();
      case OTHER -> new Other();
    };
  }
}
