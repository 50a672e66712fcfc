package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentIntent.Status;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.Map;
import java.util.Optional;

/// Payment intents and their charges.
final class Payments {

  private final AccountState state;
  private final EventEmitter emitter;
  private final Optional<ApiVersion> requested;

  /// @param requested the version that requests name, if it is not the account's
  Payments(AccountState state, EventEmitter emitter, Optional<ApiVersion> requested) {
    this.state = state;
    this.emitter = emitter;
    this.requested = requested;
  }

  Customer customer(String email) {
    var customer =
        state.store(
            new Customer(
                emitter.ids().next("cus"), state.terms().id(), emitter.now(), email, Map.of()));
    emitter.emit(state, "customer.created", customer);
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
        state.store(
            new PaymentIntent(
                emitter.ids().next("pi"),
                state.terms().id(),
                emitter.now(),
                amount,
                currency,
                payer,
                method,
                capturedLater,
                invoice,
                metadata,
                PaymentIntent.State.NEW));
    emitter.emit(state, "payment_intent.created", intent);
    return intent;
  }

  /// A charge that the bank approves immediately.
  Charge approve(PaymentIntent intent) {
    var charge = state.store(charge(intent, Charge.State.pending().succeeded(intent.amount())));
    var paid =
        state.store(
            intent.with(intent.state().charged(Status.SUCCEEDED, charge.id(), intent.amount())));
    emitter.emit(state, "payment_intent.succeeded", paid);
    emitter.emit(state, "charge.succeeded", charge);
    return charge;
  }

  /// Stripe adds the balance transaction slightly later, with an event.
  Charge settleBalance(Charge charge) {
    var booked = state.store(charge.with(charge.state().booked(emitter.ids().next("txn"))));
    emitter.changed(state, "charge.updated", charge, booked);
    return booked;
  }

  Charge authorise(PaymentIntent intent) {
    var charge = state.store(charge(intent, Charge.State.pending().succeeded(0)));
    var authorised =
        state.store(intent.with(intent.state().charged(Status.REQUIRES_CAPTURE, charge.id(), 0)));
    emitter.emit(state, "charge.succeeded", charge);
    emitter.emit(state, "payment_intent.amount_capturable_updated", authorised);
    return charge;
  }

  /// Captures the authorised amount or a part of it.
  ///
  /// @param last releases the rest (`final_capture`); otherwise more may be captured
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
    var charge = state.store(before.with(before.state().succeeded(captured).releasing(released)));
    var paid =
        state.store(
            intent.with(
                intent
                    .state()
                    .charged(
                        over ? Status.SUCCEEDED : Status.REQUIRES_CAPTURE, charge.id(), captured)));
    emitter.changed(state, "charge.captured", before, charge);
    emitter.emit(
        state,
        over ? "payment_intent.succeeded" : "payment_intent.amount_capturable_updated",
        paid);
    if (released > 0) {
      announceRelease(before, charge, released, Optional.empty());
    }
    return settleBalance(charge);
  }

  Charge decline(PaymentIntent intent, String code) {
    var charge = state.store(charge(intent, Charge.State.pending().failed(code)));
    fell(intent, charge, code);
    return charge;
  }

  /// A bank debit: the result arrives days later.
  ///
  /// Source: docs.stripe.com/payments/paymentintents/lifecycle.
  Charge startDebit(PaymentIntent intent) {
    var charge = state.store(charge(intent, Charge.State.pending()));
    var processing =
        state.store(intent.with(intent.state().charged(Status.PROCESSING, charge.id(), 0)));
    emitter.emit(state, "payment_intent.processing", processing);
    emitter.emit(state, "charge.pending", charge);
    return charge;
  }

  Charge completeDebit(PaymentIntent intent) {
    requireProcessing(intent);
    var before = newestCharge(intent);
    var charge = state.store(before.with(before.state().succeeded(intent.amount())));
    var paid =
        state.store(
            intent.with(intent.state().charged(Status.SUCCEEDED, charge.id(), intent.amount())));
    emitter.emit(state, "charge.succeeded", charge);
    emitter.emit(state, "payment_intent.succeeded", paid);
    return settleBalance(charge);
  }

  Charge failDebit(PaymentIntent intent, String code) {
    requireProcessing(intent);
    var before = newestCharge(intent);
    var charge = state.store(before.with(before.state().failed(code)));
    fell(intent, charge, code);
    return charge;
  }

  PaymentIntent cancel(PaymentIntent intent, String reason) {
    require(
        intent.state().status() != Status.SUCCEEDED && intent.state().status() != Status.CANCELED,
        "payment_intent_unexpected_state",
        "You cannot cancel this PaymentIntent because it has a status of "
            + intent.state().status().wireName()
            + ".");
    if (intent.state().status() == Status.REQUIRES_CAPTURE) {
      release(newestCharge(intent), intent.capturable());
    }
    var canceled = state.store(intent.with(intent.state().canceled(emitter.now(), reason)));
    emitter.emit(state, "payment_intent.canceled", canceled);
    return canceled;
  }

  /// The authorisation was not captured in time. The reason was `automatic` before basil.
  PaymentIntent expire(PaymentIntent intent) {
    require(
        intent.state().status() == Status.REQUIRES_CAPTURE,
        "payment_intent_unexpected_state",
        "No amount is authorised.");
    emitter.emit(state, "charge.expired", newestCharge(intent));
    return cancel(intent, releasesByRefund() ? "automatic" : "expired");
  }

  PaymentIntent intent(String id) {
    return state.paymentIntents.find(id).orElseThrow();
  }

  static void require(boolean possible, String code, String otherwise) {
    if (!possible) {
      throw new ActionRefused(code, otherwise);
    }
  }

  /// Until basil a release is a refund: a Refund object, a higher `amount_refunded`, and their
  /// events. The version of the request decides, whatever version events are rendered in.
  ///
  /// Source: docs.stripe.com/changelog/basil, "Removes the refund from partial capture".
  private boolean releasesByRefund() {
    return requested.orElse(state.terms().version()).before(ApiVersion.BASIL);
  }

  private void release(Charge before, long rest) {
    if (releasesByRefund() && rest > 0) {
      var released = state.store(before.with(before.state().releasing(rest)));
      announceRelease(before, released, rest, Optional.of("requested_by_customer"));
    }
  }

  private void announceRelease(Charge before, Charge released, long rest, Optional<String> reason) {
    var refund =
        state.store(
            new Refund(
                refundId(released),
                state.terms().id(),
                emitter.now(),
                released.id(),
                released.paymentIntent(),
                rest,
                released.currency(),
                reason,
                Refund.Status.SUCCEEDED,
                Optional.empty()));
    emitter.emit(state, "refund.created", refund);
    emitter.changed(state, "charge.refunded", before, released);
    emitter.emit(state, "charge.refund.updated", refund);
  }

  String refundId(Charge charge) {
    return emitter.ids().next(charge.method() == PaymentMethod.CARD ? "re" : "pyr");
  }

  private void fell(PaymentIntent intent, Charge charge, String code) {
    var failed = state.store(intent.with(intent.state().failed(charge.id(), code)));
    emitter.emit(state, "charge.failed", charge);
    emitter.emit(state, "payment_intent.payment_failed", failed);
  }

  private static void requireProcessing(PaymentIntent intent) {
    require(
        intent.state().status() == Status.PROCESSING,
        "payment_intent_unexpected_state",
        "The payment is not processing.");
  }

  private Charge newestCharge(PaymentIntent intent) {
    return state.charges.find(intent.state().latestCharge().orElseThrow()).orElseThrow();
  }

  private Charge charge(PaymentIntent intent, Charge.State chargeState) {
    return new Charge(
        emitter.ids().next(intent.method() == PaymentMethod.CARD ? "ch" : "py"),
        state.terms().id(),
        emitter.now(),
        intent.amount(),
        intent.currency(),
        intent.id(),
        intent.payer(),
        intent.method(),
        intent.invoice(),
        intent.metadata(),
        chargeState);
  }
}
