package io.saletrail.sandbox.stripe.acts;

import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.Word;
import java.util.Arrays;
import java.util.Optional;

/// Everything that can be done to an object, by name: for buttons, scripts and generated
/// histories.
public enum Act implements Word {
  PAY,
  PAY_LATER,
  SETTLE,
  FAIL_SETTLEMENT,
  DECLINE,
  EXPIRE,
  CAPTURE,
  CANCEL_PAYMENT,
  RENEW,
  FAIL_RENEWAL,
  UPGRADE,
  CANCEL_SUBSCRIPTION,
  CANCEL_AT_PERIOD_END,
  COLLECT,
  PAY_ELSEWHERE,
  VOID_INVOICE,
  WRITE_OFF,
  CREDIT_NOTE,
  REFUND,
  BEGIN_REFUND,
  SUCCEED_REFUND,
  FAIL_REFUND,
  DISPUTE,
  INQUIRE,
  ESCALATE,
  WIN_DISPUTE,
  LOSE_DISPUTE;

  public static Optional<Act> named(String word) {
    return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
  }

  /// Does it to the object of this id.
  ///
  /// @param amount in minor units, for the acts that take one; all of it where it is empty
  /// @throws ActRefused when there is no such object, or Stripe would not let it happen
  public StripeObject perform(StandInAccount account, String id, Optional<Long> amount) {
    return switch (this) {
      case PAY -> account.pay(session(account, id));
      case PAY_LATER -> account.payLater(session(account, id));
      case SETTLE -> account.settle(session(account, id));
      case FAIL_SETTLEMENT -> account.failSettlement(session(account, id));
      case DECLINE -> account.decline(session(account, id));
      case EXPIRE -> account.expire(session(account, id));
      case CAPTURE -> {
        var intent = intent(account, id);
        yield account.capture(intent, amount.orElse(intent.amount()));
      }
      case CANCEL_PAYMENT -> account.cancelPayment(intent(account, id));
      case RENEW -> account.renew(subscription(account, id));
      case FAIL_RENEWAL -> account.failRenewal(subscription(account, id));
      case UPGRADE -> {
        var subscription = subscription(account, id);
        yield account.upgrade(subscription, amount.orElse(2 * subscription.state().unitAmount()));
      }
      case CANCEL_SUBSCRIPTION -> account.cancelSubscription(subscription(account, id));
      case CANCEL_AT_PERIOD_END -> account.cancelAtPeriodEnd(subscription(account, id));
      case COLLECT -> account.collect(invoice(account, id));
      case PAY_ELSEWHERE -> account.payElsewhere(invoice(account, id));
      case VOID_INVOICE -> account.voidInvoice(invoice(account, id));
      case WRITE_OFF -> account.writeOff(invoice(account, id));
      case CREDIT_NOTE -> {
        var invoice = invoice(account, id);
        yield account.creditNote(invoice, amount.orElse(invoice.totals().total()));
      }
      case REFUND -> {
        var charge = charge(account, id);
        yield account.refund(charge, amount.orElse(left(charge)));
      }
      case BEGIN_REFUND -> {
        var charge = charge(account, id);
        yield account.beginRefund(charge, amount.orElse(left(charge)));
      }
      case SUCCEED_REFUND -> account.succeedRefund(refund(account, id));
      case FAIL_REFUND -> account.failRefund(refund(account, id));
      case DISPUTE -> {
        var charge = charge(account, id);
        yield account.dispute(charge, amount.orElse(charge.amount()));
      }
      case INQUIRE -> account.inquire(charge(account, id));
      case ESCALATE -> account.moveDispute(dispute(account, id), "needs_response");
      case WIN_DISPUTE -> {
        var dispute = dispute(account, id);
        yield account.closeDispute(dispute, "won", amount.orElse(dispute.amount()));
      }
      case LOSE_DISPUTE -> account.loseDispute(dispute(account, id));
    };
  }

  private static long left(Charge charge) {
    return charge.state().captured() - charge.state().refunded();
  }

  private static Session session(StandInAccount account, String id) {
    return found(account.holds().session(id), id);
  }

  private static PaymentIntent intent(StandInAccount account, String id) {
    return found(account.holds().paymentIntent(id), id);
  }

  private static Charge charge(StandInAccount account, String id) {
    return found(account.holds().charge(id), id);
  }

  private static Subscription subscription(StandInAccount account, String id) {
    return found(account.holds().subscription(id), id);
  }

  private static Invoice invoice(StandInAccount account, String id) {
    return found(account.holds().invoice(id), id);
  }

  private static Refund refund(StandInAccount account, String id) {
    return found(account.holds().refund(id), id);
  }

  private static Dispute dispute(StandInAccount account, String id) {
    return found(account.holds().dispute(id), id);
  }

  private static <T> T found(Optional<T> object, String id) {
    return object.orElseThrow(
        () -> new ActRefused("resource_missing", "No such object: '" + id + "'"));
  }
}
