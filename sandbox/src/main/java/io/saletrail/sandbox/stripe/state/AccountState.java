package io.saletrail.sandbox.stripe.state;

import io.saletrail.sandbox.stripe.objects.Application;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.CreditNote;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.InvoicePayment;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.objects.Subscription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// All objects of one account. The field names of an index are the filters of its list in the API.
public final class AccountState {

  public final ObjectIndex<PaymentLink> links =
      new ObjectIndex<>(Map.of("code", link -> Optional.of(link.code())));
  public final ObjectIndex<Session> sessions =
      new ObjectIndex<>(
          Map.of(
              "payment_intent", session -> session.state().paymentIntent(),
              "subscription", session -> session.state().subscription(),
              "customer", session -> session.state().payer().customer(),
              "customer_details[email]", session -> session.state().payer().email(),
              "payment_link", session -> Optional.of(session.link()),
              "status", session -> Optional.of(session.state().status().wireName())));
  public final ObjectIndex<PaymentIntent> paymentIntents =
      new ObjectIndex<>(Map.of("customer", intent -> intent.payer().customer()));
  public final ObjectIndex<Charge> charges =
      new ObjectIndex<>(
          Map.of(
              "payment_intent", charge -> Optional.of(charge.paymentIntent()),
              "customer", charge -> charge.payer().customer()));
  public final ObjectIndex<Invoice> invoices =
      new ObjectIndex<>(
          Map.of(
              "subscription", Invoice::subscription,
              "customer", invoice -> invoice.payer().customer(),
              "status", invoice -> Optional.of(invoice.state().status().wireName())));
  public final ObjectIndex<InvoicePayment> invoicePayments =
      new ObjectIndex<>(
          Map.of(
              "invoice", payment -> Optional.of(payment.invoice()),
              "payment[type]", payment -> Optional.of(payment.type()),
              "payment[payment_intent]", InvoicePayment::paymentIntent,
              "payment[payment_record]", InvoicePayment::paymentRecord,
              "status", payment -> Optional.of(payment.status().wireName())));
  public final ObjectIndex<Subscription> subscriptions =
      new ObjectIndex<>(
          Map.of(
              "customer", subscription -> subscription.payer().customer(),
              "status", subscription -> Optional.of(subscription.state().status().wireName())));
  public final ObjectIndex<Refund> refunds =
      new ObjectIndex<>(
          Map.of(
              "charge", refund -> Optional.of(refund.charge()),
              "payment_intent", refund -> Optional.of(refund.paymentIntent())));
  public final ObjectIndex<CreditNote> creditNotes =
      new ObjectIndex<>(
          Map.of(
              "invoice", note -> Optional.of(note.invoice()),
              "customer", note -> note.payer().customer()));
  public final ObjectIndex<Dispute> disputes =
      new ObjectIndex<>(
          Map.of(
              "charge", dispute -> Optional.of(dispute.charge()),
              "payment_intent", dispute -> Optional.of(dispute.paymentIntent())));
  public final ObjectIndex<Customer> customers =
      new ObjectIndex<>(Map.of("email", customer -> Optional.of(customer.email())));
  public final ObjectIndex<StripeEvent> events = new ObjectIndex<>(Map.of());

  private final int eventsKept;
  private final Consumer<StripeObject> file;
  private final Consumer<StripeObject> gone;
  private AccountTerms terms;

  /// @param file records an object that is stored
  /// @param gone records an object that is removed
  AccountState(
      AccountTerms terms,
      int eventsKept,
      Consumer<StripeObject> file,
      Consumer<StripeObject> gone) {
    this.terms = terms;
    this.eventsKept = eventsKept;
    this.file = file;
    this.gone = gone;
  }

  public AccountTerms terms() {
    return terms;
  }

  void changeTerms(AccountTerms newTerms) {
    terms = newTerms;
  }

  /// Stores the object, new or changed.
  public <T extends StripeObject> T store(T object) {
    index(object);
    file.accept(object);
    return object;
  }

  /// Removes a draft; only its events remain.
  public void drop(Invoice draft) {
    invoices.remove(draft.id());
    gone.accept(draft);
  }

  void index(StripeObject object) {
    switch (object) {
      case PaymentLink link -> links.put(link);
      case Session session -> sessions.put(session);
      case PaymentIntent intent -> paymentIntents.put(intent);
      case Charge charge -> charges.put(charge);
      case Invoice invoice -> invoices.put(invoice);
      case InvoicePayment payment -> invoicePayments.put(payment);
      case Subscription subscription -> subscriptions.put(subscription);
      case Refund refund -> refunds.put(refund);
      case CreditNote note -> creditNotes.put(note);
      case Dispute dispute -> disputes.put(dispute);
      case Customer customer -> customers.put(customer);
      // Only the events about the app are kept.
      case Application _ -> {}
      case StripeEvent event -> {
        events.put(event);
        events.keepNewest(eventsKept);
      }
    }
  }

  /// Any object by its id, of any kind.
  public Optional<StripeObject> find(String id) {
    return indexes().stream().flatMap(index -> index.find(id).stream()).findFirst().map(o -> o);
  }

  /// All objects, oldest first within each index.
  Stream<StripeObject> oldestFirst() {
    return indexes().stream().flatMap(index -> index.all().reversed().stream());
  }

  private List<ObjectIndex<? extends StripeObject>> indexes() {
    return List.of(
        sessions,
        paymentIntents,
        charges,
        invoices,
        invoicePayments,
        subscriptions,
        refunds,
        creditNotes,
        disputes,
        customers,
        links,
        events);
  }
}
