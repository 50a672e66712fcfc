package io.saletrail.sandbox.stripe.actions;

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
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.StandInState;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/// Reads an account's objects, newest first, and follows the references between them.
public final class AccountObjects {

  private final StandInState accounts;
  private final AccountState state;

  AccountObjects(StandInState accounts, AccountState state) {
    this.accounts = accounts;
    this.state = state;
  }

  public List<PaymentLink> links() {
    return read(books -> books.links.all());
  }

  public List<Session> sessions() {
    return read(books -> books.sessions.all());
  }

  public List<Charge> charges() {
    return read(books -> books.charges.all());
  }

  public List<Invoice> invoices() {
    return read(books -> books.invoices.all());
  }

  public List<Subscription> subscriptions() {
    return read(books -> books.subscriptions.all());
  }

  public List<Refund> refunds() {
    return read(books -> books.refunds.all());
  }

  public List<Dispute> disputes() {
    return read(books -> books.disputes.all());
  }

  public List<CreditNote> creditNotes() {
    return read(books -> books.creditNotes.all());
  }

  public List<InvoicePayment> paymentsOf(Invoice invoice) {
    return read(books -> books.invoicePayments.where("invoice", invoice.id()));
  }

  public List<StripeEvent> events() {
    return read(books -> books.events.all());
  }

  public Optional<PaymentLink> link(String id) {
    return read(books -> books.links.find(id));
  }

  public Optional<Session> session(String id) {
    return read(books -> books.sessions.find(id));
  }

  public Optional<PaymentIntent> paymentIntent(String id) {
    return read(books -> books.paymentIntents.find(id));
  }

  public Optional<Charge> charge(String id) {
    return read(books -> books.charges.find(id));
  }

  public Optional<Invoice> invoice(String id) {
    return read(books -> books.invoices.find(id));
  }

  public Optional<Subscription> subscription(String id) {
    return read(books -> books.subscriptions.find(id));
  }

  public Optional<Refund> refund(String id) {
    return read(books -> books.refunds.find(id));
  }

  public Optional<Dispute> dispute(String id) {
    return read(books -> books.disputes.find(id));
  }

  public Optional<Customer> customer(String id) {
    return read(books -> books.customers.find(id));
  }

  /// The payment intent of the session or of its first invoice.
  ///
  /// @throws NoSuchElementException when there is none
  public PaymentIntent paymentIntentOf(Session session) {
    return read(
        books ->
            session
                .state()
                .paymentIntent()
                .or(() -> invoiceOf(session).state().paymentIntent())
                .flatMap(books.paymentIntents::find)
                .orElseThrow());
  }

  /// The newest charge of the session's payment, or of its subscription's first invoice.
  ///
  /// @throws NoSuchElementException when no charge was attempted
  public Charge chargeOf(Session session) {
    return read(
        books ->
            paymentIntentOf(session)
                .state()
                .latestCharge()
                .flatMap(books.charges::find)
                .orElseThrow());
  }

  public Charge chargeOf(Invoice invoice) {
    return read(
        books ->
            books
                .invoices
                .find(invoice.id())
                .flatMap(current -> current.state().charge())
                .flatMap(books.charges::find)
                .orElseThrow());
  }

  public Customer customerOf(Session session) {
    return read(
        books -> session.state().payer().customer().flatMap(books.customers::find).orElseThrow());
  }

  public Invoice invoiceOf(Session session) {
    return read(books -> session.state().invoice().flatMap(books.invoices::find).orElseThrow());
  }

  public Subscription subscriptionOf(Session session) {
    return read(
        books -> session.state().subscription().flatMap(books.subscriptions::find).orElseThrow());
  }

  private <T> T read(Function<AccountState, T> reading) {
    return accounts.locked(() -> reading.apply(state));
  }
}
