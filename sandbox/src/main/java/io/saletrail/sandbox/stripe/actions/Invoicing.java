package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountState;
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
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes invoices and marks what became of them.
final class Invoicing {

  private final AccountState book;
  private final EventEmitter announcer;
  private final Payments till;

  Invoicing(AccountState book, EventEmitter announcer, Payments till) {
    this.book = book;
    this.announcer = announcer;
    this.till = till;
  }

  /// An invoice of a subscription, finalised at once.
  Invoice write(
      Subscription subscription, String reason, Totals totals, List<Line> lines, Span period) {
    return finalise(draft(subscription, reason, totals, lines, period));
  }

  Invoice draft(
      Subscription subscription, String reason, Totals totals, List<Line> lines, Span period) {
    var link = book.links.find(subscription.link()).orElseThrow();
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
    return new Line(announcer.ids().next("il"), description, amount, false, link, service);
  }

  Line proration(String description, long amount, String link, Span service) {
    return new Line(announcer.ids().next("il"), description, amount, true, link, service);
  }

  /// The invoice of a one-off payment: made when the money is there, so its payment is known
  /// at once.
  Invoice receipt(Session session, PaymentIntent intent) {
    var name = book.links.find(session.link()).orElseThrow().offer().name();
    var totals = session.state().totals();
    var now = Span.at(announcer.now());
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
        book.keep(
            invoice.with(
                invoice
                    .state()
                    .attempted(intent.id(), intent.state().latestCharge().orElseThrow())));
    return received(attempted, tie(attempted, intent, attempted.due(), true));
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
    var id = announcer.ids().next("in");
    var invoice =
        book.keep(
            new Invoice(
                id,
                book.terms().id(),
                announcer.now(),
                id.substring(Math.max(0, id.length() - 8)).toUpperCase(Locale.ROOT) + "-0001",
                payer,
                subscription,
                reason,
                currency,
                totals,
                List.copyOf(lines),
                period,
                metadata,
                Invoice.State.begun(Status.DRAFT)));
    announcer.announce(book, "invoice.created", invoice);
    return invoice;
  }

  Invoice finalise(Invoice draft) {
    requireDraft(draft);
    var open = book.keep(draft.with(Invoice.State.begun(Status.OPEN)));
    announcer.announce(book, "invoice.finalized", open);
    return open;
  }

  /// The event holds the whole draft, without the `deleted: true` of the API's answer.
  ///
  /// Source: docs.stripe.com/api/events/types, `invoice.deleted`.
  Invoice delete(Invoice draft) {
    requireDraft(draft);
    announcer.announce(book, "invoice.deleted", draft);
    book.drop(draft);
    return draft;
  }

  /// Takes what is still to be paid, on the default payment.
  Invoice collect(Invoice invoice) {
    requireOpen(invoice);
    if (invoice.remaining() == 0) {
      return settled(invoice);
    }
    var payment = standard(invoice, PaymentMethod.CARD);
    return collected(invoice, payment, till.take(intentOf(payment)));
  }

  /// Takes a part on a payment intent of its own, attached to the invoice.
  ///
  /// Source: docs.stripe.com/invoicing/partial-payments.
  Invoice collectPart(Invoice invoice, long amount) {
    requireOpen(invoice);
    requirePartialPayments();
    requirePart(invoice, amount);
    var intent = attached(invoice, amount);
    var payment = tie(invoice, intent, amount, false);
    return collected(invoice, payment, till.take(intent));
  }

  /// One payment intent pays several invoices of one customer: an invoice payment for each.
  ///
  /// Source: docs.stripe.com/api/invoice-payment/object.
  Charge collectTogether(List<Invoice> invoices) {
    requirePartialPayments();
    invoices.forEach(Invoicing::requireOpen);
    long amount = invoices.stream().mapToLong(Invoice::remaining).sum();
    var intent = attached(invoices.getFirst(), amount);
    var payments =
        invoices.stream().map(invoice -> tie(invoice, intent, invoice.remaining(), false)).toList();
    var charge = till.take(intent);
    for (int i = 0; i < payments.size(); i++) {
      received(attempted(invoices.get(i), charge), payments.get(i));
    }
    return till.settleBalance(charge);
  }

  private PaymentIntent attached(Invoice invoice, long amount) {
    return till.intent(
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
    till.settleBalance(charge);
    return done;
  }

  Invoice fail(Invoice invoice, String code) {
    requireOpen(invoice);
    var intent = intentOf(standard(invoice, PaymentMethod.CARD));
    return failed(attempted(invoice, till.refuse(intent, code)));
  }

  /// A bank debit begins.
  Invoice begin(Invoice invoice) {
    requireOpen(invoice);
    var intent = intentOf(standard(invoice, PaymentMethod.SEPA_DEBIT));
    return attempted(invoice, till.begin(intent));
  }

  /// The bank has paid.
  Invoice finish(Invoice invoice) {
    requireOpen(invoice);
    var payment = standard(invoice, PaymentMethod.SEPA_DEBIT);
    till.finish(intentOf(payment));
    return received(invoice, payment);
  }

  Invoice bounce(Invoice invoice, String code) {
    requireOpen(invoice);
    till.bounce(intentOf(standard(invoice, PaymentMethod.SEPA_DEBIT)), code);
    return failed(invoice);
  }

  private Invoice failed(Invoice attempted) {
    announcer.announce(book, "invoice.payment_failed", attempted);
    return attempted;
  }

  private Invoice attempted(Invoice invoice, Charge charge) {
    return book.keep(invoice.with(invoice.state().attempted(charge.paymentIntent(), charge.id())));
  }

  /// Money outside Stripe. Since basil it is the record of a payment, and may be a part; before,
  /// it was the whole invoice or nothing.
  ///
  /// Source: docs.stripe.com/changelog/basil, "Adds support for multiple partial payments".
  Invoice paidElsewhere(Invoice invoice, long amount) {
    requireOpen(invoice);
    requirePart(invoice, amount);
    if (amount < invoice.due()) {
      requirePartialPayments();
    }
    var recorded = book.keep(invoice.with(invoice.state().payingElsewhere(amount)));
    var payment = book.keep(outsidePayment(recorded, amount));
    if (recorded.remaining() > 0) {
      told(payment);
      return recorded;
    }
    var done = closed(recorded, Status.PAID);
    announcer.announce(book, "invoice.paid", done);
    told(payment);
    return done;
  }

  Invoice close(Invoice invoice, Status as) {
    requireOpen(invoice);
    var closed = closed(invoice, as);
    announcer.announce(
        book, as == Status.VOID ? "invoice.voided" : "invoice.marked_uncollectible", closed);
    if (as == Status.VOID) {
      abandoned(invoice)
          .map(this::intentOf)
          .filter(intent -> intent.state().status() != PaymentIntent.Status.CANCELED)
          .ifPresent(intent -> till.cancel(intent, "void_invoice"));
    }
    return closed;
  }

  /// Everything that follows from the money of one payment being there.
  private Invoice received(Invoice invoice, InvoicePayment by) {
    var payment = book.keep(by.became(InvoicePayment.Status.PAID, announcer.now()));
    var next = book.keep(invoice.with(invoice.state().paying(payment.amount())));
    var done = next.remaining() == 0 ? settled(next) : next;
    told(payment);
    return done;
  }

  private Invoice settled(Invoice invoice) {
    var done = closed(invoice, Status.PAID);
    announcer.announce(book, "invoice.paid", done);
    announcer.announce(book, "invoice.payment_succeeded", done);
    return done;
  }

  private Invoice closed(Invoice invoice, Status as) {
    abandoned(invoice)
        .ifPresent(
            payment -> book.keep(payment.became(InvoicePayment.Status.CANCELED, announcer.now())));
    return book.keep(invoice.with(invoice.state().became(as, announcer.now())));
  }

  private void told(InvoicePayment payment) {
    if (!beforeBasil()) {
      announcer.announce(book, "invoice_payment.paid", payment);
    }
  }

  /// The default payment that was made and never paid.
  private Optional<InvoicePayment> abandoned(Invoice invoice) {
    return book.invoicePayments.where("invoice", invoice.id()).stream()
        .filter(payment -> payment.byDefault() && payment.status() != InvoicePayment.Status.PAID)
        .findFirst();
  }

  /// The default payment, which always asks for what remains.
  private InvoicePayment standard(Invoice invoice, PaymentMethod method) {
    var payment =
        abandoned(invoice)
            .map(open -> book.keep(open.asking(invoice.remaining())))
            .orElseGet(() -> standardAnew(invoice, method));
    var intent = intentOf(payment);
    if (intent.state().status() == PaymentIntent.Status.REQUIRES_PAYMENT_METHOD) {
      book.keep(intent.asking(invoice.remaining()).by(method));
    }
    return payment;
  }

  private InvoicePayment standardAnew(Invoice invoice, PaymentMethod method) {
    var intent =
        till.intent(
            invoice.remaining(),
            invoice.currency(),
            invoice.payer(),
            method,
            false,
            Optional.of(invoice.id()),
            Map.of());
    return tie(invoice, intent, invoice.remaining(), true);
  }

  private PaymentIntent intentOf(InvoicePayment payment) {
    return till.intent(payment.paymentIntent().orElseThrow());
  }

  private InvoicePayment tie(
      Invoice invoice, PaymentIntent intent, long amount, boolean byDefault) {
    return book.keep(
        payment(invoice, Optional.of(intent.id()), Optional.empty(), amount, byDefault));
  }

  private InvoicePayment outsidePayment(Invoice invoice, long amount) {
    return payment(
            invoice, Optional.empty(), Optional.of(announcer.ids().next("pr")), amount, false)
        .became(InvoicePayment.Status.PAID, announcer.now());
  }

  private InvoicePayment payment(
      Invoice invoice,
      Optional<String> intent,
      Optional<String> paymentRecord,
      long amount,
      boolean byDefault) {
    return new InvoicePayment(
        announcer.ids().next("inpay"),
        book.terms().id(),
        announcer.now(),
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
    return book.terms().version().before(ApiVersion.BASIL);
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
        "This invoice is " + invoice.state().status().word() + ".");
  }
}
