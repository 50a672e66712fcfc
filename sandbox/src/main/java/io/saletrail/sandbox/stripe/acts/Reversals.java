package io.saletrail.sandbox.stripe.acts;

import io.saletrail.sandbox.stripe.ledger.AccountBook;
import io.saletrail.sandbox.stripe.ledger.Ids;
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

  private final AccountBook book;
  private final Announcer announcer;

  Reversals(AccountBook book, Announcer announcer) {
    this.book = book;
    this.announcer = announcer;
  }

  /// @param first what the refund begins as: a card's succeeds at once, a bank debit's is
  ///     pending
  Refund refund(Charge charge, long amount, Optional<String> reason, Status first) {
    long left = charge.state().captured() - charge.state().refunded();
    Till.require(
        charge.state().captured() > 0 && left > 0,
        "charge_already_refunded",
        "Charge " + charge.id() + " has already been refunded.");
    Till.require(
        amount > 0 && amount <= left,
        "amount_too_large",
        "Refund amount is greater than unrefunded amount on charge.");
    var refund =
        book.keep(
            new Refund(
                Ids.next("re"),
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
    Till.require(
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
  CreditNote creditNote(Invoice invoice, long amount) {
    var charge =
        invoice
            .state()
            .charge()
            .flatMap(book.charges::find)
            .orElseThrow(() -> new ActRefused("invoice_not_paid", "Nothing was paid on it."));
    var refund = refund(charge, amount, Optional.empty(), Status.SUCCEEDED);
    var note =
        book.keep(
            new CreditNote(
                Ids.next("cn"),
                book.terms().id(),
                announcer.now(),
                invoice.id(),
                invoice.payer(),
                amount,
                invoice.currency(),
                Optional.of(refund.id())));
    announcer.announce(book, "credit_note.created", note);
    return note;
  }

  /// @param status `needs_response`, or `warning_needs_response` for an inquiry, which moves
  ///     no money
  Dispute dispute(Charge charge, long amount, String reason, String status) {
    Till.require(
        charge.state().captured() > 0 && !charge.state().disputed(),
        "charge_disputed",
        "The charge cannot be disputed.");
    var dispute =
        new Dispute(
            Ids.next("du"),
            book.terms().id(),
            announcer.now(),
            charge.id(),
            charge.paymentIntent(),
            amount,
            charge.currency(),
            reason,
            status,
            List.of());
    var disputed = book.keep(charge.with(charge.state().underDispute()));
    if (dispute.inquiry()) {
      book.keep(dispute);
      announcer.announce(book, "charge.dispute.created", dispute);
      announcer.changed(book, "charge.updated", charge, disputed);
      return dispute;
    }
    var withdrawn = book.keep(moving(dispute, -amount));
    announcer.announce(book, "charge.dispute.created", withdrawn);
    announcer.announce(book, "charge.dispute.funds_withdrawn", withdrawn);
    announcer.changed(book, "charge.updated", charge, disputed);
    return withdrawn;
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

  /// @param reinstated what the merchant gets back: all, nothing, or a part of it
  Dispute close(Dispute dispute, String status, long reinstated) {
    var closed =
        reinstated > 0 ? moving(dispute.became(status), reinstated) : dispute.became(status);
    book.keep(closed);
    announcer.changed(book, "charge.dispute.closed", dispute, closed);
    if (reinstated > 0) {
      announcer.announce(book, "charge.dispute.funds_reinstated", closed);
    }
    return closed;
  }

  private Dispute moving(Dispute dispute, long amount) {
    return dispute.moving(new Dispute.Movement(Ids.next("txn"), announcer.now(), amount));
  }
}
