package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.ledger.AccountTerms;
import io.saletrail.sandbox.stripe.ledger.StandInState;
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
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// One Stripe account and everything that can be done in it: the door for tests and tours.
///
/// Every method takes an object as the caller last saw it, acts on what it is now, and returns
/// what it has become. What Stripe would refuse throws [ActionRefused].
public final class StandInAccount {

  private static final String BUYER = "buyer@example.com";

  private final StandInState ledger;
  private final AccountState book;
  private final EventEmitter announcer;
  private final Payments till;
  private final Invoicing desk;
  private final Billing billing;
  private final Checkout checkout;
  private final Reversals reversals;
  private final LatestVersion current;

  public StandInAccount(StandInState ledger, AccountState book, EventEmitter announcer) {
    this(ledger, book, announcer, Optional.empty());
  }

  private StandInAccount(
      StandInState ledger,
      AccountState book,
      EventEmitter announcer,
      Optional<ApiVersion> requested) {
    this.ledger = ledger;
    this.book = book;
    this.announcer = announcer;
    this.till = new Payments(book, announcer, requested);
    this.desk = new Invoicing(book, announcer, till);
    this.billing = new Billing(book, announcer, desk);
    this.checkout = new Checkout(book, announcer, till, desk, billing);
    this.reversals = new Reversals(book, announcer, till);
    this.current = new LatestVersion(book);
  }

  public String id() {
    return book.terms().id();
  }

  public AccountTerms terms() {
    return book.terms();
  }

  /// From now on the account renders in this version, and Stripe acts as it did then.
  public StandInAccount rendering(ApiVersion version) {
    ledger.open(terms().rendering(version));
    return this;
  }

  /// The same account, asked by requests that name a version of their own: what Stripe does
  /// follows the request, events are rendered as before.
  public StandInAccount requestedIn(ApiVersion version) {
    return new StandInAccount(ledger, book, announcer, Optional.of(version));
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
                announcer.ids().next("plink"),
                id(),
                ledger.clock().seconds(),
                offer.code().orElseGet(announcer.ids()::linkCode),
                announcer.ids().next("price"),
                announcer.ids().next("prod"),
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

  /// The buyer comes back to a session that expired, and gets a copy of it.
  public Session recover(Session expired) {
    return recover(expired, true);
  }

  /// The same, with or without the `client_reference_id` of the first.
  public Session recover(Session expired, boolean withReference) {
    return act(() -> checkout.recover(current.of(expired), withReference));
  }

  /// A subscription that an integration makes by API, outside any checkout.
  public Subscription subscribe(Customer customer, PaymentLink link) {
    return act(() -> checkout.subscribe(current.of(customer), current.of(link)));
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
    return capture(intent, amount, true);
  }

  /// Captures a part and keeps the rest authorised, for captures to come.
  public Charge capturePart(PaymentIntent intent, long amount) {
    return capture(intent, amount, false);
  }

  private Charge capture(PaymentIntent intent, long amount, boolean last) {
    return act(
        () -> {
          var charge = till.capture(current.of(intent), amount, last);
          checkout.captured(intent);
          return charge;
        });
  }

  public PaymentIntent cancelPayment(PaymentIntent intent) {
    return act(() -> till.cancel(current.of(intent), "requested_by_customer"));
  }

  /// Nobody captured within the days that a bank waits.
  public PaymentIntent expireAuthorisation(PaymentIntent intent) {
    return act(() -> till.expire(current.of(intent)));
  }

  // Subscriptions and invoices

  public Invoice renew(Subscription subscription) {
    return act(() -> billing.renew(current.of(subscription)));
  }

  public Invoice failRenewal(Subscription subscription) {
    return act(() -> billing.failRenewal(current.of(subscription), "card_declined"));
  }

  /// The next period is to be paid by bank debit: see [#settle(Invoice)].
  public Invoice renewLater(Subscription subscription) {
    return act(() -> billing.renewLater(current.of(subscription)));
  }

  /// The bank has paid the invoice.
  public Invoice settle(Invoice invoice) {
    return act(
        () -> {
          var paid = desk.finish(current.of(invoice));
          billing.recovered(paid);
          return paid;
        });
  }

  /// The bank refuses the invoice's debit: it stays open.
  public Invoice failSettlement(Invoice invoice) {
    return act(
        () -> {
          var failed = desk.bounce(current.of(invoice), Checkout.BOUNCED);
          billing.fellBehind(failed);
          return failed;
        });
  }

  /// The next period begins, and its invoice is still a draft.
  public Invoice draftRenewal(Subscription subscription) {
    return act(() -> billing.draftRenewal(current.of(subscription)));
  }

  public Invoice finalizeDraft(Invoice draft) {
    return act(() -> desk.finalise(current.of(draft)));
  }

  /// The draft is gone: what is returned is the last that was seen of it.
  public Invoice deleteDraft(Invoice draft) {
    return act(() -> desk.delete(current.of(draft)));
  }

  /// The same product at another price.
  public Invoice upgrade(Subscription subscription, long newAmount) {
    return act(
        () -> {
          var now = current.of(subscription);
          var link = book.links.find(now.link()).orElseThrow();
          return billing.change(now, link, newAmount, now.state().unitAmount(), newAmount);
        });
  }

  /// Another product, from now on.
  ///
  /// @param credit what is given back for the unused time of the old one
  /// @param charge what the rest of the period costs
  public Invoice upgrade(Subscription subscription, PaymentLink to, long credit, long charge) {
    return act(
        () -> {
          var now = current.of(subscription);
          return billing.change(now, current.of(to), to.offer().amount(), credit, charge);
        });
  }

  /// The next renewal bills this too.
  public Subscription addItem(Subscription subscription, PaymentLink product, long amount) {
    var item = new Subscription.PendingItem(product.offer().name(), amount, product.id());
    return act(() -> billing.owe(current.of(subscription), item));
  }

  public Subscription cancelSubscription(Subscription subscription) {
    return cancelSubscription(subscription, "cancellation_requested");
  }

  /// Ends it at once.
  ///
  /// @param reason `cancellation_requested`, `payment_failed` or `payment_disputed`
  public Subscription cancelSubscription(Subscription subscription, String reason) {
    return act(() -> billing.cancel(current.of(subscription), reason));
  }

  public Subscription cancelAtPeriodEnd(Subscription subscription) {
    return act(() -> billing.cancelAtPeriodEnd(current.of(subscription)));
  }

  /// The card works at the next attempt.
  public Invoice collect(Invoice invoice) {
    return paying(() -> desk.collect(current.of(invoice)));
  }

  /// A part is paid by a payment of its own; since basil.
  public Invoice collectPart(Invoice invoice, long amount) {
    return paying(() -> desk.collectPart(current.of(invoice), amount));
  }

  /// One payment pays what all of these have left; since basil.
  public Charge collectTogether(List<Invoice> invoices) {
    return act(
        () -> {
          var charge = desk.collectTogether(invoices.stream().map(current::of).toList());
          invoices.stream().map(current::of).forEach(billing::recovered);
          return charge;
        });
  }

  /// Paid in cash or by a transfer that Stripe never saw.
  public Invoice payElsewhere(Invoice invoice) {
    return paying(
        () -> {
          var now = current.of(invoice);
          return desk.paidElsewhere(now, now.remaining());
        });
  }

  /// A part of it paid so; since basil.
  public Invoice payElsewhere(Invoice invoice, long amount) {
    return paying(() -> desk.paidElsewhere(current.of(invoice), amount));
  }

  private Invoice paying(Supplier<Invoice> payment) {
    return act(
        () -> {
          var paid = payment.get();
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
    return act(() -> refund(charge, current.of(charge).refundable()));
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

  /// Given back outside Stripe.
  public CreditNote creditOutOfBand(Invoice invoice, long amount) {
    return act(() -> reversals.creditOutOfBand(current.of(invoice), amount));
  }

  public Dispute dispute(Charge charge) {
    return dispute(charge, charge.amount());
  }

  public Dispute dispute(Charge charge, long amount) {
    return dispute(charge, DisputeTerms.over(amount));
  }

  public Dispute dispute(Charge charge, DisputeTerms terms) {
    return act(() -> reversals.dispute(current.of(charge), terms));
  }

  /// Before a real dispute a bank may only ask: no money moves.
  public Dispute inquire(Charge charge) {
    return dispute(charge, DisputeTerms.inquiry(charge.amount()));
  }

  /// The dispute goes on.
  ///
  /// @param status any, also one that nobody has heard of
  public Dispute moveDispute(Dispute dispute, String status) {
    return act(() -> reversals.move(current.of(dispute), status));
  }

  public Dispute winDispute(Dispute dispute) {
    return act(() -> reversals.close(current.of(dispute), "won", current.of(dispute).lost()));
  }

  public Dispute loseDispute(Dispute dispute) {
    return closeDispute(dispute, "lost", 0);
  }

  public Dispute closeDispute(Dispute dispute, String status, long reinstated) {
    return act(() -> reversals.close(current.of(dispute), status, reinstated));
  }

  /// Money that comes back after the dispute was closed.
  public Dispute reinstate(Dispute dispute, long amount) {
    return act(() -> reversals.reinstate(current.of(dispute), amount));
  }

  // What merchants write on things

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

  /// Stripe has no event for this.
  public PaymentIntent describe(PaymentIntent intent, Map<String, String> metadata) {
    return act(() -> book.keep(current.of(intent).withMetadata(metadata)));
  }

  public Charge describe(Charge charge, Map<String, String> metadata) {
    return act(
        () -> {
          var before = current.of(charge);
          var after = book.keep(before.withMetadata(metadata));
          announcer.changed(book, "charge.updated", before, after);
          return after;
        });
  }

  /// What the account holds.
  public AccountObjects holds() {
    return new AccountObjects(ledger, book);
  }

  private <T> T act(Supplier<T> work) {
    return ledger.locked(work);
  }
}
