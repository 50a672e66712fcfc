package io.saletrail.sandbox.stripe.actions;

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
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.state.StandInState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// One Stripe account and everything that can be done in it: the entry point for tests and tours.
///
/// Every method takes an object as the caller has it, acts on its current state, and returns the
/// new state. Throws [ActionRefused] where Stripe would refuse.
public final class StandInAccount {

  private static final String BUYER = "buyer@example.com";

  private final StandInState accounts;
  private final AccountState state;
  private final EventEmitter emitter;
  private final Payments payments;
  private final Invoicing invoicing;
  private final Billing billing;
  private final Checkout checkout;
  private final Reversals reversals;
  private final LatestVersion current;

  public StandInAccount(StandInState accounts, AccountState state, EventEmitter emitter) {
    this(accounts, state, emitter, Optional.empty());
  }

  private StandInAccount(
      StandInState accounts,
      AccountState state,
      EventEmitter emitter,
      Optional<ApiVersion> requested) {
    this.accounts = accounts;
    this.state = state;
    this.emitter = emitter;
    this.payments = new Payments(state, emitter, requested);
    this.invoicing = new Invoicing(state, emitter, payments);
    this.billing = new Billing(state, emitter, invoicing);
    this.checkout = new Checkout(state, emitter, payments, invoicing, billing);
    this.reversals = new Reversals(state, emitter, payments);
    this.current = new LatestVersion(state);
  }

  public String id() {
    return state.terms().id();
  }

  public AccountTerms terms() {
    return state.terms();
  }

  /// From now on the account renders in this version, and Stripe acts as in this version.
  public StandInAccount rendering(ApiVersion version) {
    accounts.open(terms().rendering(version));
    return this;
  }

  /// The same account, called by requests with a version of their own: Stripe's actions follow the
  /// request's version, events are rendered as before.
  public StandInAccount requestedIn(ApiVersion version) {
    return new StandInAccount(accounts, state, emitter, Optional.of(version));
  }

  // Installation

  /// Our app was installed here. The key reads the account in any case.
  public void installApp() {
    emitAppEvent("account.application.authorized");
  }

  /// Our app was removed here.
  public void uninstallApp() {
    emitAppEvent("account.application.deauthorized");
  }

  private void emitAppEvent(String type) {
    accounts.locked(
        () -> {
          emitter.emit(state, type, Application.ours(id(), emitter.now()));
          return id();
        });
  }

  // Checkout

  /// The link of this code, created if it does not exist.
  public PaymentLink paymentLink(Offer offer) {
    return perform(
        () ->
            offer
                .code()
                .flatMap(code -> state.links.where("code", code).stream().findFirst())
                .orElseGet(() -> newLink(offer)));
  }

  private PaymentLink newLink(Offer offer) {
    var link =
        state.store(
            new PaymentLink(
                emitter.ids().next("plink"),
                id(),
                accounts.clock().seconds(),
                offer.code().orElseGet(emitter.ids()::linkCode),
                emitter.ids().next("price"),
                emitter.ids().next("prod"),
                offer,
                true));
    emitter.emit(state, "payment_link.created", link);
    return link;
  }

  public PaymentLink deactivate(PaymentLink link) {
    return perform(() -> state.store(current.of(link).deactivated()));
  }

  /// The buyer follows the link.
  ///
  /// @param clientReferenceId kept only in the form that Stripe accepts; may be empty
  public Session openSession(PaymentLink link, String clientReferenceId) {
    return perform(() -> checkout.open(current.of(link), clientReferenceId));
  }

  public Session applyPromotion(Session session, String code) {
    return perform(() -> checkout.applyPromotion(current.of(session), code));
  }

  public Session pay(Session session) {
    return pay(session, BUYER);
  }

  public Session pay(Session session, String email) {
    return perform(() -> checkout.pay(current.of(session), email));
  }

  public Session payLater(Session session) {
    return payLater(session, BUYER);
  }

  public Session payLater(Session session, String email) {
    return perform(() -> checkout.payLater(current.of(session), email));
  }

  public Session settle(Session session) {
    return perform(() -> checkout.settle(current.of(session)));
  }

  public Session failSettlement(Session session) {
    return perform(() -> checkout.failSettlement(current.of(session)));
  }

  public Session decline(Session session) {
    return perform(() -> checkout.decline(current.of(session)));
  }

  public Session expire(Session session) {
    return perform(() -> checkout.expire(current.of(session)));
  }

  /// Opens and pays a session.
  public Session buy(PaymentLink link, String clientReferenceId) {
    return perform(() -> checkout.pay(checkout.open(current.of(link), clientReferenceId), BUYER));
  }

  /// The buyer returns to an expired session and gets a copy of it.
  public Session recover(Session expired) {
    return recover(expired, true);
  }

  /// The buyer returns to an expired session, whose copy may lack the reference.
  ///
  /// @param withReference whether the copy keeps the `client_reference_id`
  public Session recover(Session expired, boolean withReference) {
    return perform(() -> checkout.recover(current.of(expired), withReference));
  }

  /// A subscription that an integration creates by API, without a checkout.
  public Subscription subscribe(Customer customer, PaymentLink link) {
    return perform(() -> checkout.subscribe(current.of(customer), current.of(link)));
  }

  /// Makes many paid sales.
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

  /// Captures a part and keeps the rest authorised, for later captures.
  public Charge capturePart(PaymentIntent intent, long amount) {
    return capture(intent, amount, false);
  }

  private Charge capture(PaymentIntent intent, long amount, boolean last) {
    return perform(
        () -> {
          var charge = payments.capture(current.of(intent), amount, last);
          checkout.captured(intent);
          return charge;
        });
  }

  public PaymentIntent cancelPayment(PaymentIntent intent) {
    return perform(() -> payments.cancel(current.of(intent), "requested_by_customer"));
  }

  /// The authorisation was not captured in time.
  public PaymentIntent expireAuthorisation(PaymentIntent intent) {
    return perform(() -> payments.expire(current.of(intent)));
  }

  // Subscriptions and invoices

  public Invoice renew(Subscription subscription) {
    return perform(() -> billing.renew(current.of(subscription)));
  }

  public Invoice failRenewal(Subscription subscription) {
    return perform(() -> billing.failRenewal(current.of(subscription), "card_declined"));
  }

  /// The next period is paid by bank debit: see [#settle(Invoice)].
  public Invoice renewLater(Subscription subscription) {
    return perform(() -> billing.renewLater(current.of(subscription)));
  }

  /// The bank has paid the invoice.
  public Invoice settle(Invoice invoice) {
    return perform(
        () -> {
          var paid = invoicing.completeDebit(current.of(invoice));
          billing.markActive(paid);
          return paid;
        });
  }

  /// The bank declines the invoice's debit; the invoice stays open.
  public Invoice failSettlement(Invoice invoice) {
    return perform(
        () -> {
          var failed = invoicing.failDebit(current.of(invoice), Checkout.BOUNCED);
          billing.markPastDue(failed);
          return failed;
        });
  }

  /// The next period starts, with its invoice still a draft.
  public Invoice draftRenewal(Subscription subscription) {
    return perform(() -> billing.draftRenewal(current.of(subscription)));
  }

  public Invoice finalizeDraft(Invoice draft) {
    return perform(() -> invoicing.finalise(current.of(draft)));
  }

  /// Deletes the draft and returns its last state.
  public Invoice deleteDraft(Invoice draft) {
    return perform(() -> invoicing.delete(current.of(draft)));
  }

  /// The same product at another price.
  public Invoice upgrade(Subscription subscription, long newAmount) {
    return perform(
        () -> {
          var now = current.of(subscription);
          var link = state.links.find(now.link()).orElseThrow();
          return billing.change(now, link, newAmount, now.state().unitAmount(), newAmount);
        });
  }

  /// Another product from now on.
  ///
  /// @param credit refunded for the unused time of the old one
  /// @param charge the price of the rest of the period
  public Invoice upgrade(Subscription subscription, PaymentLink to, long credit, long charge) {
    return perform(
        () -> {
          var now = current.of(subscription);
          return billing.change(now, current.of(to), to.offer().amount(), credit, charge);
        });
  }

  /// The next renewal bills this, too.
  public Subscription addItem(Subscription subscription, PaymentLink product, long amount) {
    var item = new Subscription.PendingItem(product.offer().name(), amount, product.id());
    return perform(() -> billing.addPending(current.of(subscription), item));
  }

  public Subscription cancelSubscription(Subscription subscription) {
    return cancelSubscription(subscription, "cancellation_requested");
  }

  /// Ends it immediately.
  ///
  /// @param reason `cancellation_requested`, `payment_failed` or `payment_disputed`
  public Subscription cancelSubscription(Subscription subscription, String reason) {
    return perform(() -> billing.cancel(current.of(subscription), reason));
  }

  public Subscription cancelAtPeriodEnd(Subscription subscription) {
    return perform(() -> billing.cancelAtPeriodEnd(current.of(subscription)));
  }

  /// The next attempt with the card succeeds.
  public Invoice collect(Invoice invoice) {
    return paying(() -> invoicing.collect(current.of(invoice)));
  }

  /// A part is paid by a separate payment; since basil.
  public Invoice collectPart(Invoice invoice, long amount) {
    return paying(() -> invoicing.collectPart(current.of(invoice), amount));
  }

  /// One payment pays the remaining amount of all these invoices; since basil.
  public Charge collectTogether(List<Invoice> invoices) {
    return perform(
        () -> {
          var charge = invoicing.collectTogether(invoices.stream().map(current::of).toList());
          invoices.stream().map(current::of).forEach(billing::markActive);
          return charge;
        });
  }

  /// Paid in cash or by a transfer outside Stripe.
  public Invoice payElsewhere(Invoice invoice) {
    return paying(
        () -> {
          var now = current.of(invoice);
          return invoicing.paidElsewhere(now, now.remaining());
        });
  }

  /// A part is paid outside Stripe; since basil.
  public Invoice payElsewhere(Invoice invoice, long amount) {
    return paying(() -> invoicing.paidElsewhere(current.of(invoice), amount));
  }

  private Invoice paying(Supplier<Invoice> payment) {
    return perform(
        () -> {
          var paid = payment.get();
          billing.markActive(paid);
          return paid;
        });
  }

  public Invoice voidInvoice(Invoice invoice) {
    return perform(() -> invoicing.close(current.of(invoice), Invoice.Status.VOID));
  }

  public Invoice writeOff(Invoice invoice) {
    return perform(() -> invoicing.close(current.of(invoice), Invoice.Status.UNCOLLECTIBLE));
  }

  // Reversals

  public Refund refund(Charge charge, long amount) {
    return refund(charge, amount, Optional.empty());
  }

  public Refund refund(Charge charge, long amount, Optional<String> reason) {
    return perform(
        () -> reversals.refund(current.of(charge), amount, reason, Refund.Status.SUCCEEDED));
  }

  public Refund refundAll(Charge charge) {
    return perform(() -> refund(charge, current.of(charge).refundable()));
  }

  public Refund beginRefund(Charge charge, long amount) {
    return perform(
        () ->
            reversals.refund(current.of(charge), amount, Optional.empty(), Refund.Status.PENDING));
  }

  public Refund succeedRefund(Refund refund) {
    return perform(() -> reversals.succeed(current.of(refund)));
  }

  public Refund failRefund(Refund refund) {
    return perform(() -> reversals.fail(current.of(refund), "lost_or_stolen_card"));
  }

  public CreditNote creditNote(Invoice invoice, long amount) {
    return perform(() -> reversals.creditNote(current.of(invoice), amount));
  }

  /// Refunded outside Stripe.
  public CreditNote creditOutOfBand(Invoice invoice, long amount) {
    return perform(() -> reversals.creditOutOfBand(current.of(invoice), amount));
  }

  public Dispute dispute(Charge charge) {
    return dispute(charge, charge.amount());
  }

  public Dispute dispute(Charge charge, long amount) {
    return dispute(charge, DisputeTerms.over(amount));
  }

  public Dispute dispute(Charge charge, DisputeTerms terms) {
    return perform(() -> reversals.dispute(current.of(charge), terms));
  }

  /// Opens an inquiry: no money moves.
  public Dispute inquire(Charge charge) {
    return dispute(charge, DisputeTerms.inquiry(charge.amount()));
  }

  /// Sets the status of the dispute.
  ///
  /// @param status any, including unknown ones
  public Dispute moveDispute(Dispute dispute, String status) {
    return perform(() -> reversals.move(current.of(dispute), status));
  }

  public Dispute winDispute(Dispute dispute) {
    return perform(() -> reversals.close(current.of(dispute), "won", current.of(dispute).lost()));
  }

  public Dispute loseDispute(Dispute dispute) {
    return closeDispute(dispute, "lost", 0);
  }

  public Dispute closeDispute(Dispute dispute, String status, long reinstated) {
    return perform(() -> reversals.close(current.of(dispute), status, reinstated));
  }

  /// Funds reinstated after the dispute was closed.
  public Dispute reinstate(Dispute dispute, long amount) {
    return perform(() -> reversals.reinstate(current.of(dispute), amount));
  }

  // Metadata

  /// Merchants write metadata on customers and subscriptions, such as an opt-out.
  public Customer describe(Customer customer, Map<String, String> metadata) {
    return perform(
        () -> {
          var before = current.of(customer);
          var after = state.store(before.withMetadata(metadata));
          emitter.changed(state, "customer.updated", before, after);
          return after;
        });
  }

  public Subscription describe(Subscription subscription, Map<String, String> metadata) {
    return perform(
        () -> {
          var before = current.of(subscription);
          var after = state.store(before.withMetadata(metadata));
          emitter.changed(state, "customer.subscription.updated", before, after);
          return after;
        });
  }

  /// Stripe sends no event for this.
  public PaymentIntent describe(PaymentIntent intent, Map<String, String> metadata) {
    return perform(() -> state.store(current.of(intent).withMetadata(metadata)));
  }

  public Charge describe(Charge charge, Map<String, String> metadata) {
    return perform(
        () -> {
          var before = current.of(charge);
          var after = state.store(before.withMetadata(metadata));
          emitter.changed(state, "charge.updated", before, after);
          return after;
        });
  }

  public AccountObjects holds() {
    return new AccountObjects(accounts, state);
  }

  private <T> T perform(Supplier<T> work) {
    return accounts.locked(work);
  }
}
