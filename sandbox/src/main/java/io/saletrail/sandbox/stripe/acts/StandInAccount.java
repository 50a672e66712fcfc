package io.saletrail.sandbox.stripe.acts;

import io.saletrail.sandbox.stripe.ledger.AccountBook;
import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.ledger.Ledger;
import io.saletrail.sandbox.stripe.objects.Application;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.CreditNote;
import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Dispute;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Refund;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// One Stripe account and everything that can be done in it: the door for tests and tours.
///
/// Every method takes an object as the caller last saw it, acts on what it is now, and returns
/// what it has become. What Stripe would refuse throws [ActRefused].
public final class StandInAccount {

  private static final String BUYER = "buyer@example.com";

  private final Ledger ledger;
  private final AccountBook book;
  private final Announcer announcer;
  private final Till till;
  private final InvoiceDesk desk;
  private final Billing billing;
  private final Checkout checkout;
  private final Reversals reversals;
  private final Current current;

  public StandInAccount(Ledger ledger, AccountBook book, Announcer announcer) {
    this.ledger = ledger;
    this.book = book;
    this.announcer = announcer;
    this.till = new Till(book, announcer);
    this.desk = new InvoiceDesk(book, announcer, till);
    this.billing = new Billing(book, announcer, desk);
    this.checkout = new Checkout(book, announcer, till, desk, billing);
    this.reversals = new Reversals(book, announcer);
    this.current = new Current(book);
  }

  public String id() {
    return book.terms().id();
  }

  public AccountTerms terms() {
    return book.terms();
  }

  // Coming and going

  /// Tells that our app was installed here. The key reads the account all the same.
  public void installApp() {
    tellOfApp("account.application.authorized");
  }

  /// Tells that our app was taken away here.
  public void uninstallApp() {
    tellOfApp("account.application.deauthorized");
  }

  private void tellOfApp(String type) {
    ledger.locked(
        () -> {
          announcer.announce(book, type, Application.ours(id(), announcer.now()));
          return id();
        });
  }

  // Checking out

  /// The link of this code, made if it is not there yet.
  public PaymentLink paymentLink(Offer offer) {
    return act(
        () ->
            offer
                .code()
                .flatMap(code -> book.links.where("code", code).stream().findFirst())
                .orElseGet(() -> newLink(offer)));
  }

  private PaymentLink newLink(Offer offer) {
    var link =
        book.keep(
            new PaymentLink(
                Ids.next("plink"),
                id(),
                ledger.clock().seconds(),
                offer.code().orElseGet(Ids::linkCode),
                Ids.next("price"),
                Ids.next("prod"),
                offer,
                true));
    announcer.announce(book, "payment_link.created", link);
    return link;
  }

  public PaymentLink deactivate(PaymentLink link) {
    return act(() -> book.keep(current.of(link).deactivated()));
  }

  /// The buyer follows the link.
  ///
  /// @param clientReferenceId kept only if it is of Stripe's form; may be empty
  public Session openSession(PaymentLink link, String clientReferenceId) {
    return act(() -> checkout.open(current.of(link), clientReferenceId));
  }

  public Session applyPromotion(Session session, String code) {
    return act(() -> checkout.applyPromotion(current.of(session), code));
  }

  public Session pay(Session session) {
    return pay(session, BUYER);
  }

  public Session pay(Session session, String email) {
    return act(() -> checkout.pay(current.of(session), email));
  }

  public Session payLater(Session session) {
    return payLater(session, BUYER);
  }

  public Session payLater(Session session, String email) {
    return act(() -> checkout.payLater(current.of(session), email));
  }

  public Session settle(Session session) {
    return act(() -> checkout.settle(current.of(session)));
  }

  public Session failSettlement(Session session) {
    return act(() -> checkout.failSettlement(current.of(session)));
  }

  public Session decline(Session session) {
    return act(() -> checkout.decline(current.of(session)));
  }

  public Session expire(Session session) {
    return act(() -> checkout.expire(current.of(session)));
  }

  /// Opens and pays in one go.
  public Session buy(PaymentLink link, String clientReferenceId) {
    return act(() -> checkout.pay(checkout.open(current.of(link), clientReferenceId), BUYER));
  }

  /// Many paid sales, as fast as they can be made.
  ///
  /// @param clientReferenceId the reference of the sale with this number
  public List<Session> sell(PaymentLink link, int count, IntFunction<String> clientReferenceId) {
    var sold = new ArrayList<Session>(count);
    for (int i = 0; i < count; i++) {
      sold.add(buy(link, clientReferenceId.apply(i)));
    }
    return sold;
  }

  public Charge capture(PaymentIntent intent, long amount) {
    return act(
        () -> {
          var charge = till.capture(current.of(intent), amount);
          checkout.captured(intent);
          return charge;
        });
  }

  public PaymentIntent cancelPayment(PaymentIntent intent) {
    return act(() -> till.cancel(current.of(intent), "requested_by_customer"));
  }

  // Subscriptions and invoices

  public Invoice renew(Subscription subscription) {
    return act(() -> billing.renew(current.of(subscription)));
  }

  public Invoice failRenewal(Subscription subscription) {
    return act(() -> billing.failRenewal(current.of(subscription), "card_declined"));
  }

  public Invoice upgrade(Subscription subscription, long newAmount) {
    return act(() -> billing.upgrade(current.of(subscription), newAmount));
  }

  public Subscription cancelSubscription(Subscription subscription) {
    return act(() -> billing.cancel(current.of(subscription)));
  }

  public Subscription cancelAtPeriodEnd(Subscription subscription) {
    return act(() -> billing.cancelAtPeriodEnd(current.of(subscription)));
  }

  /// The card works at the next attempt.
  public Invoice collect(Invoice invoice) {
    return act(
        () -> {
          var paid = desk.collect(current.of(invoice));
          billing.recovered(paid);
          return paid;
        });
  }

  /// Paid in cash or by a transfer that Stripe never saw.
  public Invoice payElsewhere(Invoice invoice) {
    return act(
        () -> {
          var paid = desk.paidElsewhere(current.of(invoice));
          billing.recovered(paid);
          return paid;
        });
  }

  public Invoice voidInvoice(Invoice invoice) {
    return act(() -> desk.close(current.of(invoice), Invoice.Status.VOID));
  }

  public Invoice writeOff(Invoice invoice) {
    return act(() -> desk.close(current.of(invoice), Invoice.Status.UNCOLLECTIBLE));
  }

  // Money going back

  public Refund refund(Charge charge, long amount) {
    return refund(charge, amount, Optional.empty());
  }

  public Refund refund(Charge charge, long amount, Optional<String> reason) {
    return act(() -> reversals.refund(current.of(charge), amount, reason, Refund.Status.SUCCEEDED));
  }

  public Refund refundAll(Charge charge) {
    return act(
        () ->
            refund(
                charge,
                current.of(charge).state().captured() - current.of(charge).state().refunded()));
  }

  public Refund beginRefund(Charge charge, long amount) {
    return act(
        () ->
            reversals.refund(current.of(charge), amount, Optional.empty(), Refund.Status.PENDING));
  }

  public Refund succeedRefund(Refund refund) {
    return act(() -> reversals.succeed(current.of(refund)));
  }

  public Refund failRefund(Refund refund) {
    return act(() -> reversals.fail(current.of(refund), "lost_or_stolen_card"));
  }

  public CreditNote creditNote(Invoice invoice, long amount) {
    return act(() -> reversals.creditNote(current.of(invoice), amount));
  }

  public Dispute dispute(Charge charge) {
    return dispute(charge, charge.amount());
  }

  public Dispute dispute(Charge charge, long amount) {
    return act(() -> reversals.dispute(current.of(charge), amount, "fraudulent", "needs_response"));
  }

  /// Before a real dispute a bank may only ask: no money moves.
  public Dispute inquire(Charge charge) {
    return act(
        () ->
            reversals.dispute(
                current.of(charge), charge.amount(), "general", "warning_needs_response"));
  }

  /// The dispute goes on.
  ///
  /// @param status any, also one that nobody has heard of
  public Dispute moveDispute(Dispute dispute, String status) {
    return act(() -> reversals.move(current.of(dispute), status));
  }

  public Dispute winDispute(Dispute dispute) {
    return closeDispute(dispute, "won", dispute.amount());
  }

  public Dispute loseDispute(Dispute dispute) {
    return closeDispute(dispute, "lost", 0);
  }

  public Dispute closeDispute(Dispute dispute, String status, long reinstated) {
    return act(() -> reversals.close(current.of(dispute), status, reinstated));
  }

  // People

  /// Customers and subscriptions carry what merchants write on them, such as an opt-out.
  public Customer describe(Customer customer, Map<String, String> metadata) {
    return act(
        () -> {
          var before = current.of(customer);
          var after = book.keep(before.withMetadata(metadata));
          announcer.changed(book, "customer.updated", before, after);
          return after;
        });
  }

  public Subscription describe(Subscription subscription, Map<String, String> metadata) {
    return act(
        () -> {
          var before = current.of(subscription);
          var after = book.keep(before.withMetadata(metadata));
          announcer.changed(book, "customer.subscription.updated", before, after);
          return after;
        });
  }

  /// What the account holds.
  public Holdings holds() {
    return new Holdings(ledger, book);
  }

  private <T> T act(Supplier<T> work) {
    return ledger.locked(work);
  }
}
