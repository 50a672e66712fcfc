package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.CreditNote;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Refund.Status;
import io.saletrail.sandbox.stripe.state.AccountState;
import java.util.List;
import java.util.Optional;

/// Refunds, credit notes and disputes.
final class Reversals {

  private final AccountState state;
  private final EventEmitter emitter;
  private final Payments payments;

  Reversals(AccountState state, EventEmitter emitter, Payments payments) {
    this.state = state;
    this.emitter = emitter;
    this.payments = payments;
  }

  /// @param first the refund's first status: `succeeded` for a card, `pending` for a bank debit
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
        state.store(
            new Refund(
                payments.refundId(charge),
                state.terms().id(),
                emitter.now(),
                charge.id(),
                charge.paymentIntent(),
                amount,
                charge.currency(),
                reason,
                first,
                Optional.empty()));
    var reduced = state.store(charge.with(charge.state().refunding(amount)));
    emitter.emit(state, "refund.created", refund);
    emitter.changed(state, "charge.refunded", charge, reduced);
    // Stripe adds the bank's reference slightly later: a change without meaning for us.
    emitter.emit(state, "refund.updated", refund);
    emitter.emit(state, "charge.refund.updated", refund);
    return refund;
  }

  Refund succeed(Refund refund) {
    return moved(refund, refund.withStatus(Status.SUCCEEDED, Optional.empty()));
  }

  /// Possible even weeks after it succeeded: the bank could not pay it out, the merchant gets the
  /// funds back.
  Refund fail(Refund refund, String reason) {
    Payments.require(
        refund.status() != Status.FAILED,
        "refund_unexpected_state",
        "The refund has failed already.");
    var charge = state.charges.find(refund.charge()).orElseThrow();
    var failed = refund.withStatus(Status.FAILED, Optional.of(reason));
    state.store(charge.with(charge.state().refunding(-refund.amount())));
    state.store(failed);
    emitter.emit(state, "refund.failed", failed);
    return moved(refund, failed);
  }

  private Refund moved(Refund before, Refund after) {
    state.store(after);
    emitter.changed(state, "refund.updated", before, after);
    emitter.changed(state, "charge.refund.updated", before, after);
    return after;
  }

  /// A credit note on a paid invoice, with its refund: Stripe sends events for both.
  ///
  /// Source: docs.stripe.com/api/credit_notes/create.
  CreditNote creditNote(Invoice invoice, long amount) {
    var charge =
        invoice
            .state()
            .charge()
            .flatMap(state.charges::find)
            .orElseThrow(
                () -> new ActionRefused("invoice_not_paid", "The invoice has no payment."));
    var refund = refund(charge, amount, Optional.empty(), Status.SUCCEEDED);
    return credit(invoice, amount, Optional.of(refund.id()), 0);
  }

  /// A refund outside Stripe, for which there is no refund object.
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
        state.store(
            new CreditNote(
                emitter.ids().next("cn"),
                state.terms().id(),
                emitter.now(),
                invoice.id(),
                invoice.payer(),
                amount,
                invoice.currency(),
                refund,
                outOfBand));
    state.store(invoice.with(invoice.state().crediting(amount)));
    emitter.emit(state, "credit_note.created", note);
    return note;
  }

  /// A chargeback, or an inquiry.
  Dispute dispute(Charge charge, DisputeTerms terms) {
    Payments.require(
        charge.state().captured() > 0 && !charge.state().disputed(),
        "charge_disputed",
        "The charge cannot be disputed.");
    var dispute =
        new Dispute(
            emitter.ids().next("du"),
            state.terms().id(),
            emitter.now(),
            charge.id(),
            charge.paymentIntent(),
            terms.amount(),
            charge.currency(),
            terms.settlement().orElse(charge.currency()),
            terms.reason(),
            terms.caseType(),
            terms.status(),
            List.of());
    var disputed = state.store(charge.with(charge.state().underDispute()));
    var created = state.store(withdrawing(dispute, terms.withdrawn()));
    emitter.emit(state, "charge.dispute.created", created);
    if (terms.withdrawn() > 0) {
      emitter.emit(state, "charge.dispute.funds_withdrawn", created);
    }
    emitter.changed(state, "charge.updated", charge, disputed);
    return created;
  }

  private Dispute withdrawing(Dispute dispute, long amount) {
    return amount > 0 ? moving(dispute, -amount) : dispute;
  }

  /// Sets any status, known to us or not. An inquiry that becomes a dispute withdraws the amount.
  Dispute move(Dispute dispute, String status) {
    var next = dispute.withStatus(status);
    if (!dispute.inquiry() || next.inquiry()) {
      state.store(next);
      emitter.changed(state, "charge.dispute.updated", dispute, next);
      return next;
    }
    var withdrawn = state.store(moving(next, -next.amount()));
    emitter.changed(state, "charge.dispute.updated", dispute, withdrawn);
    emitter.emit(state, "charge.dispute.funds_withdrawn", withdrawn);
    return withdrawn;
  }

  /// @param reinstated the amount that the merchant gets back, in the settlement currency: all,
  ///     nothing, or a part
  Dispute close(Dispute dispute, String status, long reinstated) {
    var closed = state.store(dispute.withStatus(status));
    emitter.changed(state, "charge.dispute.closed", dispute, closed);
    return reinstated > 0 ? reinstate(closed, reinstated) : closed;
  }

  /// The funds are reinstated after the dispute is closed, with an event of their own.
  ///
  /// Source: docs.stripe.com/api/events/types, `charge.dispute.funds_reinstated`.
  Dispute reinstate(Dispute dispute, long amount) {
    Payments.require(
        amount > 0 && amount <= dispute.lost(),
        "amount_too_large",
        "No more can be reinstated than was withdrawn.");
    var reinstated = state.store(moving(dispute, amount));
    emitter.changed(state, "charge.dispute.funds_reinstated", dispute, reinstated);
    return reinstated;
  }

  private Dispute moving(Dispute dispute, long amount) {
    return dispute.moving(new Dispute.Movement(emitter.ids().next("txn"), emitter.now(), amount));
  }
}
