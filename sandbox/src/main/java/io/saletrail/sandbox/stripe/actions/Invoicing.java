package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Invoice.Line;
import io.saletrail.sandbox.stripe.objects.Invoice.Span;
import io.saletrail.sandbox.stripe.objects.Invoice.Status;
import io.saletrail.sandbox.stripe.objects.InvoicePayment;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.Totals;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Creates invoices and records their payments.
final class Invoicing {

  private final AccountState state;
  private final EventEmitter emitter;
  private final Payments payments;

  Invoicing(AccountState state, EventEmitter emitter, Payments payments) {
    this.state = state;
    this.emitter = emitter;
    this.payments = payments;
  }

  /// An invoice of a subscription, finalised immediately.
  Invoice write(
      Subscription subscription, String reason, Totals totals, List<Line> lines, Span period) {
    return finalise(draft(subscription, reason, totals, lines, period));
  }

  Invoice draft(
      Subscription subscription, String reason, Totals totals, List<Line> lines, Span period) {
    var link = state.links.find(subscription.link()).orElseThrow();
    return draft(
        subscription.payer(),
        Optional.of(subscription.id()),
        reason,
        link.offer().currency(),
        totals,
        lines,
        period,
        subscription.metadata());
  }

  Line line(String description, long amount, String link, Span service) {
    return new Line(emitter.ids().next("il"), description, amount, false, link, service);
  }

  Line proration(String description, long amount, String link, Span service) {
    return new Line(emitter.ids().next("il"), description, amount, true, link, service);
  }

  /// The invoice of a one-off payment, created after the payment succeeded.
  Invoice receipt(Session session, PaymentIntent intent) {
    var name = state.links.find(session.link()).orElseThrow().offer().name();
    var totals = session.state().totals();
    var now = Span.at(emitter.now());
    var invoice =
        finalise(
            draft(
                intent.payer(),
                Optional.empty(),
                "manual",
                session.currency(),
                totals,
                List.of(line(name, totals.subtotal(), session.link(), now)),
                now,
                Map.of()));
    var attempted =
        state.store(
            invoice.with(
                invoice
                    .state()
                    .attempted(intent.id(), intent.state().latestCharge().orElseThrow())));
    return received(attempted, invoicePayment(attempted, intent, attempted.due(), true));
  }

  private Invoice draft(
      Payer payer,
      Optional<String> subscription,
      String reason,
      String currency,
      Totals totals,
      List<Line> lines,
      Span period,
      Map<String, String> metadata) {
    var id = emitter.ids().next("in");
    var invoice =
        state.store(
            new Invoice(
                id,
                state.terms().id(),
                emitter.now(),
                id.substring(Math.max(0, id.length() - 8)).toUpperCase(Locale.ROOT) + "-0001",
                payer,
                subscription,
                reason,
                currency,
                totals,
                List.copyOf(lines),
                period,
                metadata,
                Invoice.State.created(Status.DRAFT)));
    emitter.emit(state, "invoice.created", invoice);
    return invoice;
  }

  Invoice finalise(Invoice draft) {
    requireDraft(draft);
    var open = state.store(draft.with(Invoice.State.created(Status.OPEN)));
    emitter.emit(state, "invoice.finalized", open);
    return open;
  }

  /// The event holds the whole draft, without the `deleted: true` of the API's response.
  ///
  /// Source: docs.stripe.com/api/events/types, `invoice.deleted`.
  Invoice delete(Invoice draft) {
    requireDraft(draft);
    emitter.emit(state, "invoice.deleted", draft);
    state.drop(draft);
    return draft;
  }

  /// Collects the remaining amount with the default payment.
  Invoice collect(Invoice invoice) {
    requireOpen(invoice);
    if (invoice.remaining() == 0) {
      return settled(invoice);
    }
    var payment = defaultPayment(invoice, PaymentMethod.CARD);
    return collected(invoice, payment, payments.approve(intentOf(payment)));
  }

  /// Collects a part with a payment intent of its own, attached to the invoice.
  ///
  /// Source: docs.stripe.com/invoicing/partial-payments.
  Invoice collectPart(Invoice invoice, long amount) {
    requireOpen(invoice);
    requirePartialPayments();
    requirePart(invoice, amount);
    var intent = attached(invoice, amount);
    var payment = invoicePayment(invoice, intent, amount, false);
    return collected(invoice, payment, payments.approve(intent));
  }

  /// One payment intent pays several invoices of one customer, with an invoice payment for each.
  ///
  /// Source: docs.stripe.com/api/invoice-payment/object.
  Charge collectTogether(List<Invoice> invoices) {
    requirePartialPayments();
    invoices.forEach(Invoicing::requireOpen);
    long amount = invoices.stream().mapToLong(Invoice::remaining).sum();
    var intent = attached(invoices.getFirst(), amount);
    var parts =
        invoices.stream()
            .map(invoice -> invoicePayment(invoice, intent, invoice.remaining(), false))
            .toList();
    var charge = payments.approve(intent);
    for (int i = 0; i < parts.size(); i++) {
      received(attempted(invoices.get(i), charge), parts.get(i));
    }
    return payments.settleBalance(charge);
  }

  private PaymentIntent attached(Invoice invoice, long amount) {
    return payments.intent(
        amount,
        invoice.currency(),
        invoice.payer(),
        PaymentMethod.CARD,
        false,
        Optional.empty(),
        Map.of());
  }

  private Invoice collected(Invoice invoice, InvoicePayment payment, Charge charge) {
    var done = received(attempted(invoice, charge), payment);
    payments.settleBalance(charge);
    return done;
  }

  Invoice fail(Invoice invoice, String code) {
    requireOpen(invoice);
    var intent = intentOf(defaultPayment(invoice, PaymentMethod.CARD));
    return failed(attempted(invoice, payments.decline(intent, code)));
  }

  /// A bank debit starts.
  Invoice startDebit(Invoice invoice) {
    requireOpen(invoice);
    var intent = intentOf(defaultPayment(invoice, PaymentMethod.SEPA_DEBIT));
    return attempted(invoice, payments.startDebit(intent));
  }

  /// The bank has paid.
  Invoice completeDebit(Invoice invoice) {
    requireOpen(invoice);
    var payment = defaultPayment(invoice, PaymentMethod.SEPA_DEBIT);
    payments.completeDebit(intentOf(payment));
    return received(invoice, payment);
  }

  Invoice failDebit(Invoice invoice, String code) {
    requireOpen(invoice);
    payments.failDebit(intentOf(defaultPayment(invoice, PaymentMethod.SEPA_DEBIT)), code);
    return failed(invoice);
  }

  private Invoice failed(Invoice attempted) {
    emitter.emit(state, "invoice.payment_failed", attempted);
    return attempted;
  }

  private Invoice attempted(Invoice invoice, Charge charge) {
    return state.store(
        invoice.with(invoice.state().attempted(charge.paymentIntent(), charge.id())));
  }

  /// A payment outside Stripe. Since basil it is a payment record and may be partial; before, it
  /// was the whole invoice.
  ///
  /// Source: docs.stripe.com/changelog/basil, "Adds support for multiple partial payments".
  Invoice paidElsewhere(Invoice invoice, long amount) {
    requireOpen(invoice);
    requirePart(invoice, amount);
    if (amount < invoice.due()) {
      requirePartialPayments();
    }
    var recorded = state.store(invoice.with(invoice.state().payingElsewhere(amount)));
    var payment = state.store(outsidePayment(recorded, amount));
    if (recorded.remaining() > 0) {
      emitPaid(payment);
      return recorded;
    }
    var done = closed(recorded, Status.PAID);
    emitter.emit(state, "invoice.paid", done);
    emitPaid(payment);
    return done;
  }

  Invoice close(Invoice invoice, Status as) {
    requireOpen(invoice);
    var closed = closed(invoice, as);
    emitter.emit(
        state, as == Status.VOID ? "invoice.voided" : "invoice.marked_uncollectible", closed);
    if (as == Status.VOID) {
      abandoned(invoice)
          .map(this::intentOf)
          .filter(intent -> intent.state().status() != PaymentIntent.Status.CANCELED)
          .ifPresent(intent -> payments.cancel(intent, "void_invoice"));
    }
    return closed;
  }

  /// All consequences of a succeeded payment.
  private Invoice received(Invoice invoice, InvoicePayment by) {
    var payment = state.store(by.withStatus(InvoicePayment.Status.PAID, emitter.now()));
    var next = state.store(invoice.with(invoice.state().paying(payment.amount())));
    var done = next.remaining() == 0 ? settled(next) : next;
    emitPaid(payment);
    return done;
  }

  private Invoice settled(Invoice invoice) {
    var done = closed(invoice, Status.PAID);
    emitter.emit(state, "invoice.paid", done);
    emitter.emit(state, "invoice.payment_succeeded", done);
    return done;
  }

  private Invoice closed(Invoice invoice, Status as) {
    abandoned(invoice)
        .ifPresent(
            payment ->
                state.store(payment.withStatus(InvoicePayment.Status.CANCELED, emitter.now())));
    return state.store(invoice.with(invoice.state().withStatus(as, emitter.now())));
  }

  private void emitPaid(InvoicePayment payment) {
    if (!beforeBasil()) {
      emitter.emit(state, "invoice_payment.paid", payment);
    }
  }

  /// The unpaid default payment.
  private Optional<InvoicePayment> abandoned(Invoice invoice) {
    return state.invoicePayments.where("invoice", invoice.id()).stream()
        .filter(payment -> payment.byDefault() && payment.status() != InvoicePayment.Status.PAID)
        .findFirst();
  }

  /// The default payment, always over the remaining amount.
  private InvoicePayment defaultPayment(Invoice invoice, PaymentMethod method) {
    var payment =
        abandoned(invoice)
            .map(open -> state.store(open.asking(invoice.remaining())))
            .orElseGet(() -> newDefaultPayment(invoice, method));
    var intent = intentOf(payment);
    if (intent.state().status() == PaymentIntent.Status.REQUIRES_PAYMENT_METHOD) {
      state.store(intent.asking(invoice.remaining()).by(method));
    }
    return payment;
  }

  private InvoicePayment newDefaultPayment(Invoice invoice, PaymentMethod method) {
    var intent =
        payments.intent(
            invoice.remaining(),
            invoice.currency(),
            invoice.payer(),
            method,
            false,
            Optional.of(invoice.id()),
            Map.of());
    return invoicePayment(invoice, intent, invoice.remaining(), true);
  }

  private PaymentIntent intentOf(InvoicePayment payment) {
    return payments.intent(payment.paymentIntent().orElseThrow());
  }

  private InvoicePayment invoicePayment(
      Invoice invoice, PaymentIntent intent, long amount, boolean byDefault) {
    return state.store(
        payment(invoice, Optional.of(intent.id()), Optional.empty(), amount, byDefault));
  }

  private InvoicePayment outsidePayment(Invoice invoice, long amount) {
    return payment(invoice, Optional.empty(), Optional.of(emitter.ids().next("pr")), amount, false)
        .withStatus(InvoicePayment.Status.PAID, emitter.now());
  }

  private InvoicePayment payment(
      Invoice invoice,
      Optional<String> intent,
      Optional<String> paymentRecord,
      long amount,
      boolean byDefault) {
    return new InvoicePayment(
        emitter.ids().next("inpay"),
        state.terms().id(),
        emitter.now(),
        invoice.id(),
        intent,
        paymentRecord,
        byDefault,
        amount,
        invoice.currency(),
        InvoicePayment.Status.OPEN,
        Optional.empty());
  }

  private boolean beforeBasil() {
    return state.terms().version().before(ApiVersion.BASIL);
  }

  private void requirePartialPayments() {
    Payments.require(
        !beforeBasil(),
        "parameter_unknown",
        "Invoices have partial payments since 2025-03-31.basil.");
  }

  private static void requirePart(Invoice invoice, long amount) {
    Payments.require(
        amount > 0 && amount <= invoice.remaining(),
        "amount_too_large",
        "The invoice has " + invoice.remaining() + " left to pay.");
  }

  private static void requireDraft(Invoice invoice) {
    Payments.require(
        invoice.state().status() == Status.DRAFT,
        "invoice_not_editable",
        "This invoice is no longer a draft.");
  }

  private static void requireOpen(Invoice invoice) {
    Payments.require(
        invoice.state().status() == Status.OPEN || invoice.state().status() == Status.UNCOLLECTIBLE,
        "invoice_not_editable",
        "This invoice is " + invoice.state().status().wireName() + ".");
  }
}
