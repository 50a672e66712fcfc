package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.CreditNote;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Refund.Status;
import java.util.List;
import java.util.Optional;

/// Money going back: refunds, credit notes, disputes.
final class Reversals {

  private final AccountState book;
  private final EventEmitter announcer;
  private final Payments till;

  Reversals(AccountState book, EventEmitter announcer, Payments till) {
    this.book = book;
    this.announcer = announcer;
    this.till = till;
  }

  /// @param first what the refund begins as: a card's succeeds at once, a bank debit's is
  ///     pending
  Refund refund(Charge charge, long amount, Optional<String> reason, Status first) {
    long left = charge.refundable();
    Payments.require(
        charge.state().captured() > 0 && left > 0,
        "charge_already_refunded",
        "Charge " + charge.id() + " has already been refunded.");
    Payments.require(
        amount > 0 && amount <= left,
        "amount_too_large",
        "Refund amount is greater than unrefunded amount on charge.");
    var refund =
        book.keep(
            new Refund(
                till.refundId(charge),
                book.terms().id(),
                announcer.now(),
                charge.id(),
                charge.paymentIntent(),
                amount,
                charge.currency(),
                reason,
                first,
                Optional.empty()));
    var reduced = book.keep(charge.with(charge.state().refunding(amount)));
    announcer.announce(book, "refund.created", refund);
    announcer.changed(book, "charge.refunded", charge, reduced);
    // Stripe fills in the bank's reference a little later: a change that means nothing.
    announcer.announce(book, "refund.updated", refund);
    announcer.announce(book, "charge.refund.updated", refund);
    return refund;
  }

  Refund succeed(Refund refund) {
    return moved(refund, refund.became(Status.SUCCEEDED, Optional.empty()));
  }

  /// Also possible weeks after it succeeded: the bank could not pay it out, the merchant has
  /// the money again.
  Refund fail(Refund refund, String why) {
    Payments.require(
        refund.status() != Status.FAILED,
        "refund_unexpected_state",
        "The refund has failed already.");
    var charge = book.charges.find(refund.charge()).orElseThrow();
    var failed = refund.became(Status.FAILED, Optional.of(why));
    book.keep(charge.with(charge.state().refunding(-refund.amount())));
    book.keep(failed);
    announcer.announce(book, "refund.failed", failed);
    return moved(refund, failed);
  }

  private Refund moved(Refund before, Refund after) {
    book.keep(after);
    announcer.changed(book, "refund.updated", before, after);
    announcer.changed(book, "charge.refund.updated", before, after);
    return after;
  }

  /// A credit note on a paid invoice, with its refund: Stripe tells of both.
  ///
  /// Source: docs.stripe.com/api/credit_notes/create.
  CreditNote creditNote(Invoice invoice, long amount) {
    var charge =
        invoice
            .state()
            .charge()
            .flatMap(book.charges::find)
            .orElseThrow(() -> new ActionRefused("invoice_not_paid", "Nothing was paid on it."));
    var refund = refund(charge, amount, Optional.empty(), Status.SUCCEEDED);
    return credit(invoice, amount, Optional.of(refund.id()), 0);
  }

  /// What the merchant gives back outside Stripe: no refund tells of it.
  ///
  /// Source: docs.stripe.com/api/credit_notes/create, `out_of_band_amount`.
  CreditNote creditOutOfBand(Invoice invoice, long amount) {
    return credit(invoice, amount, Optional.empty(), amount);
  }

  private CreditNote credit(Invoice invoice, long amount, Optional<String> refund, long outOfBand) {
    long paid = invoice.state().paid() + invoice.state().paidElsewhere();
    Payments.require(
        invoice.state().status() == Invoice.Status.PAID
            && amount > 0
            && invoice.state().credited() + amount <= paid,
        "credit_note_amount_too_large",
        "The invoice is not paid, or has less than this left to credit.");
    var note =
        book.keep(
            new CreditNote(
                announcer.ids().next("cn"),
                book.terms().id(),
                announcer.now(),
                invoice.id(),
                invoice.payer(),
                amount,
                invoice.currency(),
                refund,
                outOfBand));
    book.keep(invoice.with(invoice.state().crediting(amount)));
    announcer.announce(book, "credit_note.created", note);
    return note;
  }

  /// A bank asks for money back, or only asks.
  Dispute dispute(Charge charge, DisputeTerms terms) {
    Payments.require(
        charge.state().captured() > 0 && !charge.state().disputed(),
        "charge_disputed",
        "The charge cannot be disputed.");
    var dispute =
        new Dispute(
            announcer.ids().next("du"),
            book.terms().id(),
            announcer.now(),
            charge.id(),
            charge.paymentIntent(),
            terms.amount(),
            charge.currency(),
            terms.settlement().orElse(charge.currency()),
            terms.reason(),
            terms.caseType(),
            terms.status(),
            List.of());
    var disputed = book.keep(charge.with(charge.state().underDispute()));
    var begun = book.keep(withdrawing(dispute, terms.withdrawn()));
    announcer.announce(book, "charge.dispute.created", begun);
    if (terms.withdrawn() > 0) {
      announcer.announce(book, "charge.dispute.funds_withdrawn", begun);
    }
    announcer.changed(book, "charge.updated", charge, disputed);
    return begun;
  }

  private Dispute withdrawing(Dispute dispute, long amount) {
    return amount > 0 ? moving(dispute, -amount) : dispute;
  }

  /// Any next status, known to us or not; an inquiry that stops being one withdraws the
  /// money.
  Dispute move(Dispute dispute, String status) {
    var next = dispute.became(status);
    if (!dispute.inquiry() || next.inquiry()) {
      book.keep(next);
      announcer.changed(book, "charge.dispute.updated", dispute, next);
      return next;
    }
    var withdrawn = book.keep(moving(next, -next.amount()));
    announcer.changed(book, "charge.dispute.updated", dispute, withdrawn);
    announcer.announce(book, "charge.dispute.funds_withdrawn", withdrawn);
    return withdrawn;
  }

  /// @param reinstated what the merchant gets back, in the settlement currency: all, nothing, or
  ///     a part of it
  Dispute close(Dispute dispute, String status, long reinstated) {
    var closed = book.keep(dispute.became(status));
    announcer.changed(book, "charge.dispute.closed", dispute, closed);
    return reinstated > 0 ? reinstate(closed, reinstated) : closed;
  }

  /// The money comes after the verdict, in an event of its own.
  ///
  /// Source: docs.stripe.com/api/events/types, `charge.dispute.funds_reinstated`.
  Dispute reinstate(Dispute dispute, long amount) {
    Payments.require(
        amount > 0 && amount <= dispute.lost(),
        "amount_too_large",
        "No more can be reinstated than was withdrawn.");
    var reinstated = book.keep(moving(dispute, amount));
    announcer.changed(book, "charge.dispute.funds_reinstated", dispute, reinstated);
    return reinstated;
  }

  private Dispute moving(Dispute dispute, long amount) {
    return dispute.moving(
        new Dispute.Movement(announcer.ids().next("txn"), announcer.now(), amount));
  }
}
