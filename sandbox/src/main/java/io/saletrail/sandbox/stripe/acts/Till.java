package io.saletrail.sandbox.stripe.acts;

import io.saletrail.sandbox.stripe.ledger.AccountBook;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentIntent.Status;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import java.util.Map;
import java.util.Optional;

/// Takes money: payment intents and their charges.
final class Till {

  private final AccountBook book;
  private final Announcer announcer;

  Till(AccountBook book, Announcer announcer) {
    this.book = book;
    this.announcer = announcer;
  }

  Customer customer(String email) {
    var customer =
        book.keep(
            new Customer(Ids.next("cus"), book.terms().id(), announcer.now(), email, Map.of()));
    announcer.announce(book, "customer.created", customer);
    return customer;
  }

  PaymentIntent intent(
      long amount,
      String currency,
      Payer payer,
      PaymentMethod method,
      boolean capturedLater,
      Optional<String> invoice) {
    var intent =
        book.keep(
            new PaymentIntent(
                Ids.next("pi"),
                book.terms().id(),
                announcer.now(),
                amount,
                currency,
                payer,
                method,
                capturedLater,
                invoice,
                Map.of(),
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
    var booked = book.keep(charge.with(charge.state().booked(Ids.next("txn"))));
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

  Charge capture(PaymentIntent intent, long amount) {
    require(
        intent.state().status() == Status.REQUIRES_CAPTURE && amount <= intent.amount(),
        "payment_intent_unexpected_state",
        "This PaymentIntent could not be captured.");
    var before = newestCharge(intent);
    var captured = book.keep(before.with(before.state().succeeded(amount)));
    var paid =
        book.keep(intent.with(intent.state().charged(Status.SUCCEEDED, captured.id(), amount)));
    announcer.changed(book, "charge.captured", before, captured);
    announcer.announce(book, "payment_intent.succeeded", paid);
    return settleBalance(captured);
  }

  Charge refuse(PaymentIntent intent, String code) {
    var charge = book.keep(charge(intent, Charge.State.pending().failed(code)));
    fell(intent, charge, code);
    return charge;
  }

  /// A bank debit: the answer comes days later.
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
      var before = newestCharge(intent);
      var released = book.keep(before.with(before.state().refunding(before.amount())));
      announcer.changed(book, "charge.refunded", before, released);
    }
    var canceled = book.keep(intent.with(intent.state().canceled(announcer.now(), reason)));
    announcer.announce(book, "payment_intent.canceled", canceled);
    return canceled;
  }

  PaymentIntent intent(String id) {
    return book.paymentIntents.find(id).orElseThrow();
  }

  static void require(boolean possible, String code, String otherwise) {
    if (!possible) {
      throw new ActRefused(code, otherwise);
    }
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
        Ids.next(intent.method() == PaymentMethod.CARD ? "ch" : "py"),
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
