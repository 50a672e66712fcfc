package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentIntent.Status;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.util.Map;
import java.util.Optional;

/// Takes money: payment intents and their charges.
final class Payments {

  private final AccountState book;
  private final EventEmitter announcer;
  private final Optional<ApiVersion> requested;

  /// A till of one account.
  ///
  /// @param requested the version that requests name, where it is not the account's
  Payments(AccountState book, EventEmitter announcer, Optional<ApiVersion> requested) {
    this.book = book;
    this.announcer = announcer;
    this.requested = requested;
  }

  Customer customer(String email) {
    var customer =
        book.keep(
            new Customer(
                announcer.ids().next("cus"), book.terms().id(), announcer.now(), email, Map.of()));
    announcer.announce(book, "customer.created", customer);
    return customer;
  }

  PaymentIntent intent(
      long amount,
      String currency,
      Payer payer,
      PaymentMethod method,
      boolean capturedLater,
      Optional<String> invoice,
      Map<String, String> metadata) {
    var intent =
        book.keep(
            new PaymentIntent(
                announcer.ids().next("pi"),
                book.terms().id(),
                announcer.now(),
                amount,
                currency,
                payer,
                method,
                capturedLater,
                invoice,
                metadata,
                PaymentIntent.State.NEW));
    announcer.announce(book, "payment_intent.created", intent);
    return intent;
  }

  /// A charge that the card's bank grants at once.
  Charge take(PaymentIntent intent) {
    var charge = book.keep(charge(intent, Charge.State.pending().succeeded(intent.amount())));
    var paid =
        book.keep(
            intent.with(intent.state().charged(Status.SUCCEEDED, charge.id(), intent.amount())));
    announcer.announce(book, "payment_intent.succeeded", paid);
    announcer.announce(book, "charge.succeeded", charge);
    return charge;
  }

  /// Stripe adds the balance transaction a moment later and says so.
  Charge settleBalance(Charge charge) {
    var booked = book.keep(charge.with(charge.state().booked(announcer.ids().next("txn"))));
    announcer.changed(book, "charge.updated", charge, booked);
    return booked;
  }

  Charge authorise(PaymentIntent intent) {
    var charge = book.keep(charge(intent, Charge.State.pending().succeeded(0)));
    var held =
        book.keep(intent.with(intent.state().charged(Status.REQUIRES_CAPTURE, charge.id(), 0)));
    announcer.announce(book, "charge.succeeded", charge);
    announcer.announce(book, "payment_intent.amount_capturable_updated", held);
    return charge;
  }

  /// Captures a part of what was authorised, or all of it.
  ///
  /// @param last releases what is left (`final_capture`); otherwise more may be captured
  ///     (docs.stripe.com/payments/multicapture)
  Charge capture(PaymentIntent intent, long amount, boolean last) {
    require(
        intent.state().status() == Status.REQUIRES_CAPTURE
            && amount > 0
            && amount <= intent.capturable(),
        "payment_intent_unexpected_state",
        "This PaymentIntent could not be captured.");
    var before = newestCharge(intent);
    long captured = before.state().captured() + amount;
    long rest = intent.amount() - captured;
    boolean over = last || rest == 0;
    long released = over && releasesByRefund() ? rest : 0;
    var charge = book.keep(before.with(before.state().succeeded(captured).releasing(released)));
    var paid =
        book.keep(
            intent.with(
                intent
                    .state()
                    .charged(
                        over ? Status.SUCCEEDED : Status.REQUIRES_CAPTURE, charge.id(), captured)));
    announcer.changed(book, "charge.captured", before, charge);
    announcer.announce(
        book, over ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated", paid);
    if (released > 0) {
      announceRelease(before, charge, released, Optional.empty());
    }
    return settleBalance(charge);
  }

  Charge refuse(PaymentIntent intent, String code) {
    var charge = book.keep(charge(intent, Charge.State.pending().failed(code)));
    fell(intent, charge, code);
    return charge;
  }

  /// A bank debit: the answer comes days later.
  ///
  /// Source: docs.stripe.com/payments/paymentintents/lifecycle.
  Charge begin(PaymentIntent intent) {
    var charge = book.keep(charge(intent, Charge.State.pending()));
    var processing =
        book.keep(intent.with(intent.state().charged(Status.PROCESSING, charge.id(), 0)));
    announcer.announce(book, "payment_intent.processing", processing);
    announcer.announce(book, "charge.pending", charge);
    return charge;
  }

  Charge finish(PaymentIntent intent) {
    requireProcessing(intent);
    var before = newestCharge(intent);
    var charge = book.keep(before.with(before.state().succeeded(intent.amount())));
    var paid =
        book.keep(
            intent.with(intent.state().charged(Status.SUCCEEDED, charge.id(), intent.amount())));
    announcer.announce(book, "charge.succeeded", charge);
    announcer.announce(book, "payment_intent.succeeded", paid);
    return settleBalance(charge);
  }

  Charge bounce(PaymentIntent intent, String code) {
    requireProcessing(intent);
    var before = newestCharge(intent);
    var charge = book.keep(before.with(before.state().failed(code)));
    fell(intent, charge, code);
    return charge;
  }

  PaymentIntent cancel(PaymentIntent intent, String reason) {
    require(
        intent.state().status() != Status.SUCCEEDED && intent.state().status() != Status.CANCELED,
        "payment_intent_unexpected_state",
        "You cannot cancel this PaymentIntent because it has a status of "
            + intent.state().status().word()
            + ".");
    if (intent.state().status() == Status.REQUIRES_CAPTURE) {
      release(newestCharge(intent), intent.capturable());
    }
    var canceled = book.keep(intent.with(intent.state().canceled(announcer.now(), reason)));
    announcer.announce(book, "payment_intent.canceled", canceled);
    return canceled;
  }

  /// Nobody captured in time. The reason was `automatic` before basil.
  PaymentIntent expire(PaymentIntent intent) {
    require(
        intent.state().status() == Status.REQUIRES_CAPTURE,
        "payment_intent_unexpected_state",
        "Nothing is authorised.");
    announcer.announce(book, "charge.expired", newestCharge(intent));
    return cancel(intent, releasesByRefund() ? "automatic" : "expired");
  }

  PaymentIntent intent(String id) {
    return book.paymentIntents.find(id).orElseThrow();
  }

  static void require(boolean possible, String code, String otherwise) {
    if (!possible) {
      throw new ActionRefused(code, otherwise);
    }
  }

  /// Up to basil a release is a refund: a Refund object, a higher `amount_refunded`, and its
  /// events. The version of the request decides, whatever the events are rendered in.
  ///
  /// Source: docs.stripe.com/changelog/basil, "Removes the refund from partial capture".
  private boolean releasesByRefund() {
    return requested.orElse(book.terms().version()).before(ApiVersion.BASIL);
  }

  private void release(Charge before, long rest) {
    if (releasesByRefund() && rest > 0) {
      var released = book.keep(before.with(before.state().releasing(rest)));
      announceRelease(before, released, rest, Optional.of("requested_by_customer"));
    }
  }

  private void announceRelease(Charge before, Charge released, long rest, Optional<String> reason) {
    var refund =
        book.keep(
            new Refund(
                refundId(released),
                book.terms().id(),
                announcer.now(),
                released.id(),
                released.paymentIntent(),
                rest,
                released.currency(),
                reason,
                Refund.Status.SUCCEEDED,
                Optional.empty()));
    announcer.announce(book, "refund.created", refund);
    announcer.changed(book, "charge.refunded", before, released);
    announcer.announce(book, "charge.refund.updated", refund);
  }

  String refundId(Charge charge) {
    return announcer.ids().next(charge.method() == PaymentMethod.CARD ? "re" : "pyr");
  }

  private void fell(PaymentIntent intent, Charge charge, String code) {
    var failed = book.keep(intent.with(intent.state().failed(charge.id(), code)));
    announcer.announce(book, "charge.failed", charge);
    announcer.announce(book, "payment_intent.payment_failed", failed);
  }

  private static void requireProcessing(PaymentIntent intent) {
    require(
        intent.state().status() == Status.PROCESSING,
        "payment_intent_unexpected_state",
        "The payment is not under way.");
  }

  private Charge newestCharge(PaymentIntent intent) {
    return book.charges.find(intent.state().latestCharge().orElseThrow()).orElseThrow();
  }

  private Charge charge(PaymentIntent intent, Charge.State state) {
    return new Charge(
        announcer.ids().next(intent.method() == PaymentMethod.CARD ? "ch" : "py"),
        book.terms().id(),
        announcer.now(),
        intent.amount(),
        intent.currency(),
        intent.id(),
        intent.payer(),
        intent.method(),
        intent.invoice(),
        intent.metadata(),
        state);
  }
}
