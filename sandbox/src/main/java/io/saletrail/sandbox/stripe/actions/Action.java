package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.WireEnum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that can be done to an object, by name: for buttons, scripts and generated histories.
public enum Action implements WireEnum {
  PAY,
  PAY_LATER,
  SETTLE,
  FAIL_SETTLEMENT,
  DECLINE,
  EXPIRE,
  RECOVER,
  SUBSCRIBE,
  CAPTURE,
  CAPTURE_PART,
  CANCEL_PAYMENT,
  EXPIRE_AUTHORISATION,
  DESCRIBE,
  RENEW,
  RENEW_LATER,
  FAIL_RENEWAL,
  DRAFT_RENEWAL,
  ADD_ITEM,
  UPGRADE,
  CANCEL_SUBSCRIPTION,
  CANCEL_AT_PERIOD_END,
  FINALIZE_DRAFT,
  DELETE_DRAFT,
  COLLECT,
  COLLECT_TOGETHER,
  SETTLE_INVOICE,
  FAIL_INVOICE_SETTLEMENT,
  PAY_ELSEWHERE,
  VOID_INVOICE,
  WRITE_OFF,
  CREDIT_NOTE,
  CREDIT_OUT_OF_BAND,
  REFUND,
  BEGIN_REFUND,
  SUCCEED_REFUND,
  FAIL_REFUND,
  DISPUTE,
  INQUIRE,
  PREVENT_DISPUTE,
  MOVE_DISPUTE,
  ESCALATE,
  CLOSE_INQUIRY,
  CLOSE_AS_REFUNDED,
  WIN_DISPUTE,
  LOSE_DISPUTE,
  REINSTATE;

  public static Optional<Action> named(String word) {
    return Arrays.stream(values()).filter(act -> act.wireName().equals(word)).findFirst();
  }

  /// The parameters of an action beside its object.
  ///
  /// @param amount in minor units; empty means the whole amount
  /// @param settled what a dispute withdraws, in the settlement currency
  /// @param word a reason, a dispute's case type or status
  /// @param other the id of a second object, such as a link or an invoice; or a settlement currency
  public record Details(
      Optional<Long> amount,
      Optional<Long> settled,
      Optional<String> word,
      Optional<String> other,
      Map<String, String> metadata) {

    public static final Details NONE = of(Optional.empty());

    public static Details of(Optional<Long> amount) {
      return new Details(amount, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
  }

  /// Performs it on the object of this id.
  ///
  /// @throws ActionRefused when there is no such object, or Stripe would refuse
  public StripeObject perform(StandInAccount account, String id, Details details) {
    var amount = details.amount();
    return switch (this) {
      case PAY -> account.pay(session(account, id));
      case PAY_LATER -> account.payLater(session(account, id));
      case SETTLE -> account.settle(session(account, id));
      case FAIL_SETTLEMENT -> account.failSettlement(session(account, id));
      case DECLINE -> account.decline(session(account, id));
      case EXPIRE -> account.expire(session(account, id));
      case RECOVER -> account.recover(session(account, id));
      case SUBSCRIBE -> account.subscribe(customer(account, id), link(account, details));
      case CAPTURE -> {
        var intent = intent(account, id);
        yield account.capture(intent, amount.orElse(intent.capturable()));
      }
      case CAPTURE_PART -> {
        var intent = intent(account, id);
        yield account.capturePart(intent, amount.orElse(intent.capturable()));
      }
      case CANCEL_PAYMENT -> account.cancelPayment(intent(account, id));
      case EXPIRE_AUTHORISATION -> account.expireAuthorisation(intent(account, id));
      case DESCRIBE -> describe(account, id, details.metadata());
      case RENEW -> account.renew(subscription(account, id));
      case RENEW_LATER -> account.renewLater(subscription(account, id));
      case FAIL_RENEWAL -> account.failRenewal(subscription(account, id));
      case DRAFT_RENEWAL -> account.draftRenewal(subscription(account, id));
      case ADD_ITEM -> addItem(account, subscription(account, id), details);
      case UPGRADE -> upgrade(account, subscription(account, id), details);
      case CANCEL_SUBSCRIPTION ->
          account.cancelSubscription(
              subscription(account, id), details.word().orElse("cancellation_requested"));
      case CANCEL_AT_PERIOD_END -> account.cancelAtPeriodEnd(subscription(account, id));
      case FINALIZE_DRAFT -> account.finalizeDraft(invoice(account, id));
      case DELETE_DRAFT -> account.deleteDraft(invoice(account, id));
      case COLLECT -> {
        var invoice = invoice(account, id);
        yield amount.isPresent()
            ? account.collectPart(invoice, amount.get())
            : account.collect(invoice);
      }
      case COLLECT_TOGETHER ->
          account.collectTogether(
              List.of(invoice(account, id), invoice(account, details.other().orElse(""))));
      case SETTLE_INVOICE -> account.settle(invoice(account, id));
      case FAIL_INVOICE_SETTLEMENT -> account.failSettlement(invoice(account, id));
      case PAY_ELSEWHERE -> {
        var invoice = invoice(account, id);
        yield account.payElsewhere(invoice, amount.orElse(invoice.remaining()));
      }
      case VOID_INVOICE -> account.voidInvoice(invoice(account, id));
      case WRITE_OFF -> account.writeOff(invoice(account, id));
      case CREDIT_NOTE -> {
        var invoice = invoice(account, id);
        yield account.creditNote(invoice, amount.orElse(invoice.due()));
      }
      case CREDIT_OUT_OF_BAND -> {
        var invoice = invoice(account, id);
        yield account.creditOutOfBand(invoice, amount.orElse(invoice.due()));
      }
      case REFUND -> {
        var charge = charge(account, id);
        yield account.refund(charge, amount.orElse(charge.refundable()));
      }
      case BEGIN_REFUND -> {
        var charge = charge(account, id);
        yield account.beginRefund(charge, amount.orElse(charge.refundable()));
      }
      case SUCCEED_REFUND -> account.succeedRefund(refund(account, id));
      case FAIL_REFUND -> account.failRefund(refund(account, id));
      case DISPUTE -> dispute(account, charge(account, id), details);
      case INQUIRE -> {
        var charge = charge(account, id);
        yield account.dispute(charge, DisputeTerms.inquiry(amount.orElse(charge.amount())));
      }
      case PREVENT_DISPUTE -> {
        var charge = charge(account, id);
        var caseType = details.word().orElse("resolution");
        yield account.dispute(
            charge, DisputeTerms.prevented(amount.orElse(charge.amount()), caseType));
      }
      case MOVE_DISPUTE ->
          account.moveDispute(dispute(account, id), details.word().orElse("under_review"));
      case ESCALATE -> account.moveDispute(dispute(account, id), "needs_response");
      case CLOSE_INQUIRY -> account.closeDispute(dispute(account, id), "warning_closed", 0);
      case CLOSE_AS_REFUNDED -> account.closeDispute(dispute(account, id), "charge_refunded", 0);
      case WIN_DISPUTE -> {
        var dispute = dispute(account, id);
        yield account.closeDispute(dispute, "won", amount.orElse(dispute.lost()));
      }
      case LOSE_DISPUTE -> account.closeDispute(dispute(account, id), "lost", amount.orElse(0L));
      case REINSTATE -> {
        var dispute = dispute(account, id);
        yield account.reinstate(dispute, amount.orElse(dispute.lost()));
      }
    };
  }

  private static StripeObject describe(
      StandInAccount account, String id, Map<String, String> metadata) {
    return switch (id.substring(0, Math.max(0, id.indexOf('_')))) {
      case "cus" -> account.describe(customer(account, id), metadata);
      case "sub" -> account.describe(subscription(account, id), metadata);
      case "pi" -> account.describe(intent(account, id), metadata);
      default -> account.describe(charge(account, id), metadata);
    };
  }

  private static StripeObject dispute(StandInAccount account, Charge charge, Details details) {
    var terms = DisputeTerms.over(details.amount().orElse(charge.amount()));
    var currency = details.other().orElse(charge.currency());
    return account.dispute(
        charge, terms.settledIn(currency, details.settled().orElse(terms.amount())));
  }

  private static StripeObject addItem(
      StandInAccount account, Subscription subscription, Details details) {
    var product = found(account.holds().link(details.other().orElse(subscription.link())), "link");
    return account.addItem(subscription, product, details.amount().orElse(100L));
  }

  /// To another link if one is named, otherwise to another price.
  private static StripeObject upgrade(
      StandInAccount account, Subscription subscription, Details details) {
    long paid = subscription.state().unitAmount();
    if (details.other().isEmpty()) {
      return account.upgrade(subscription, details.amount().orElse(2 * paid));
    }
    var to = link(account, details);
    return account.upgrade(subscription, to, paid, details.amount().orElse(to.offer().amount()));
  }

  private static PaymentLink link(StandInAccount account, Details details) {
    var id = details.other().orElse("");
    return found(account.holds().link(id), id);
  }

  private static Customer customer(StandInAccount account, String id) {
    return found(account.holds().customer(id), id);
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
        () -> new ActionRefused("resource_missing", "No such object: '" + id + "'"));
  }
}
