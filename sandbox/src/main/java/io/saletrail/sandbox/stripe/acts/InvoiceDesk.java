package io.saletrail.sandbox.stripe.acts;

import io.saletrail.sandbox.stripe.ledger.AccountBook;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Invoice.Status;
import io.saletrail.sandbox.stripe.objects.InvoicePayment;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.Totals;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes invoices and marks what became of them.
final class InvoiceDesk {

  private final AccountBook book;
  private final Announcer announcer;
  private final Till till;

  InvoiceDesk(AccountBook book, Announcer announcer, Till till) {
    this.book = book;
    this.announcer = announcer;
    this.till = till;
  }

  Invoice write(Subscription subscription, String reason, Totals totals, boolean proration) {
    var link = book.links.find(subscription.link()).orElseThrow();
    return write(
        subscription.payer(),
        Optional.of(subscription.id()),
        subscription.link(),
        reason,
        link.offer().currency(),
        totals,
        new Invoice.Line(Ids.next("il"), link.offer().name(), totals.subtotal(), proration),
        subscription.state().periodStart(),
        subscription.state().periodEnd(),
        subscription.metadata());
  }

  /// The invoice of a one-off payment: made when the money is there, so its payment is known
  /// at once.
  Invoice receipt(Session session, PaymentIntent intent) {
    var name = book.links.find(session.link()).orElseThrow().offer().name();
    var totals = session.state().totals();
    var invoice =
        write(
            intent.payer(),
            Optional.empty(),
            session.link(),
            "manual",
            session.currency(),
            totals,
            new Invoice.Line(Ids.next("il"), name, totals.subtotal(), false),
            announcer.now(),
            announcer.now(),
            Map.of());
    var attempted =
        invoice.with(
            invoice.state().attempted(intent.id(), intent.state().latestCharge().orElseThrow()));
    tie(attempted, intent, InvoicePayment.Status.OPEN);
    return paid(attempted);
  }

  private Invoice write(
      Payer payer,
      Optional<String> subscription,
      String link,
      String reason,
      String currency,
      Totals totals,
      Invoice.Line line,
      long periodStart,
      long periodEnd,
      Map<String, String> metadata) {
    var id = Ids.next("in");
    var invoice =
        book.keep(
            new Invoice(
                id,
                book.terms().id(),
                announcer.now(),
                id.substring(id.length() - 8).toUpperCase(Locale.ROOT) + "-0001",
                payer,
                subscription,
                link,
                reason,
                currency,
                totals,
                List.of(line),
                periodStart,
                periodEnd,
                metadata,
                Invoice.State.OPEN));
    announcer.announce(book, "invoice.created", invoice);
    announcer.announce(book, "invoice.finalized", invoice);
    return invoice;
  }

  /// Makes the intent that shall pay it.
  PaymentIntent intent(Invoice invoice, PaymentMethod method) {
    var intent =
        till.intent(
            invoice.totals().total(),
            invoice.currency(),
            invoice.payer(),
            method,
            false,
            Optional.of(invoice.id()));
    tie(invoice, intent, InvoicePayment.Status.OPEN);
    return intent;
  }

  /// Takes the money now, on a new intent or on the one that failed before.
  Invoice collect(Invoice invoice) {
    requireOpen(invoice);
    if (invoice.totals().total() == 0) {
      return paid(invoice);
    }
    var intent =
        invoice
            .state()
            .paymentIntent()
            .map(till::intent)
            .orElseGet(() -> intent(invoice, PaymentMethod.CARD));
    var charge = till.take(intent);
    var done = paid(invoice.with(invoice.state().attempted(intent.id(), charge.id())));
    till.settleBalance(charge);
    return done;
  }

  Invoice fail(Invoice invoice, String code) {
    requireOpen(invoice);
    var intent =
        invoice
            .state()
            .paymentIntent()
            .map(till::intent)
            .orElseGet(() -> intent(invoice, PaymentMethod.CARD));
    var charge = till.refuse(intent, code);
    return failed(invoice.with(invoice.state().attempted(intent.id(), charge.id())));
  }

  Invoice failed(Invoice attempted) {
    var kept = book.keep(attempted);
    announcer.announce(book, "invoice.payment_failed", kept);
    return kept;
  }

  /// Everything that follows from the money being there, or from there being nothing to pay.
  Invoice paid(Invoice invoice) {
    var done =
        book.keep(invoice.with(invoice.state().paid(invoice.totals().total(), announcer.now())));
    announcer.announce(book, "invoice.paid", done);
    announcer.announce(book, "invoice.payment_succeeded", done);
    for (var payment : book.invoicePayments.where("invoice", invoice.id())) {
      var tied = book.keep(payment.became(InvoicePayment.Status.PAID));
      announcer.announce(book, "invoice_payment.paid", tied);
    }
    return done;
  }

  Invoice paidElsewhere(Invoice invoice) {
    requireOpen(invoice);
    var done =
        book.keep(
            invoice.with(invoice.state().paidElsewhere(invoice.totals().total(), announcer.now())));
    announcer.announce(book, "invoice.paid", done);
    return done;
  }

  Invoice close(Invoice invoice, Status as) {
    requireOpen(invoice);
    var closed = book.keep(invoice.with(invoice.state().became(as, announcer.now())));
    announcer.announce(
        book, as == Status.VOID ? "invoice.voided" : "invoice.marked_uncollectible", closed);
    return closed;
  }

  private void tie(Invoice invoice, PaymentIntent intent, InvoicePayment.Status status) {
    book.keep(
        new InvoicePayment(
            Ids.next("inpay"),
            book.terms().id(),
            announcer.now(),
            invoice.id(),
            intent.id(),
            invoice.totals().total(),
            invoice.currency(),
            status));
  }

  private static void requireOpen(Invoice invoice) {
    Till.require(
        invoice.state().status() == Status.OPEN,
        "invoice_not_editable",
        "This invoice is " + invoice.state().status().word() + ".");
  }
}
