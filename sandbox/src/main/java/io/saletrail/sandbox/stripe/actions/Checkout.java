package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.objects.Customer;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Session.Mode;
import io.saletrail.sandbox.stripe.objects.Session.PaymentStatus;
import io.saletrail.sandbox.stripe.objects.Session.Status;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.Totals;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a buyer does on the page of a payment link.
final class Checkout {

  /// The form of `client_reference_id` that Stripe keeps. It drops all others silently.
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  /// The failure code of a declined bank debit.
  static final String BOUNCED = "debit_not_authorized";

  private static final long LIFETIME = Duration.ofHours(24).toSeconds();

  private final AccountState state;
  private final EventEmitter emitter;
  private final Payments payments;
  private final Invoicing invoicing;
  private final Billing billing;

  Checkout(
      AccountState state,
      EventEmitter emitter,
      Payments payments,
      Invoicing invoicing,
      Billing billing) {
    this.state = state;
    this.emitter = emitter;
    this.payments = payments;
    this.invoicing = invoicing;
    this.billing = billing;
  }

  Session open(PaymentLink link, String clientReferenceId) {
    Payments.require(
        link.active(), "payment_link_inactive", "This payment link is no longer active.");
    var reference =
        Optional.of(clientReferenceId).filter(text -> REFERENCE.matcher(text).matches());
    return open(link, reference, Optional.empty());
  }

  /// Continues an expired session: a copy under a new id.
  ///
  /// Source: docs.stripe.com/payments/checkout/abandoned-carts, and `after_expiration` in
  /// docs.stripe.com/api/checkout/sessions/object.
  ///
  /// @param withReference whether the copy keeps the `client_reference_id`: Stripe does not
  ///     document it
  Session recover(Session expired, boolean withReference) {
    Payments.require(
        expired.state().status() == Status.EXPIRED && link(expired).offer().recoverable(),
        "checkout_session_not_recoverable",
        "This session cannot be recovered.");
    return open(
        link(expired),
        expired.clientReferenceId().filter(_ -> withReference),
        Optional.of(expired.id()));
  }

  private Session open(
      PaymentLink link, Optional<String> reference, Optional<String> recoveredFrom) {
    long now = emitter.now();
    var session =
        new Session(
            emitter.ids().session(state.terms().livemode()),
            state.terms().id(),
            now,
            now + LIFETIME,
            link.id(),
            reference,
            mode(link),
            link.offer().currency(),
            link.offer().metadata(),
            recoveredFrom,
            Session.State.opened(dueImmediately(link, 0)));
    return state.store(createsIntentOnOpen(session) ? paying(session) : session);
  }

  /// Until 2022-08-01 a session in payment mode had its payment intent from the start.
  ///
  /// Source: docs.stripe.com/changelog/2022-08-01/deferred-paymentintent-checkout-session.
  private boolean createsIntentOnOpen(Session session) {
    return state.terms().version().before(ApiVersion.OF_2022)
        && session.mode() == Mode.PAYMENT
        && session.state().totals().total() > 0;
  }

  private Session paying(Session session) {
    return session.with(session.state().paying(newIntent(session, PaymentMethod.CARD).id()));
  }

  private static Mode mode(PaymentLink link) {
    if (link.offer().setupOnly()) {
      return Mode.SETUP;
    }
    return link.offer().recurring() ? Mode.SUBSCRIPTION : Mode.PAYMENT;
  }

  /// A trial has nothing to pay, so nothing is reduced either.
  private static Totals dueImmediately(PaymentLink link, int percentOff) {
    boolean free = link.offer().trialDays() > 0 || link.offer().setupOnly();
    return free ? Totals.of(0) : link.offer().totals(percentOff);
  }

  Session applyPromotion(Session session, String code) {
    requireOpen(session);
    var promotion =
        link(session)
            .offer()
            .promotion()
            .filter(offered -> offered.code().equalsIgnoreCase(code))
            .orElseThrow(() -> new ActionRefused("coupon_expired", "This code is invalid."));
    var reduced = dueImmediately(link(session), promotion.percentOff());
    return state.store(session.with(session.state().discounted(reduced, promotion.code())));
  }

  Session pay(Session opened, String email) {
    requireOpen(opened);
    var session = opened.with(opened.state().by(payer(opened, email)));
    return switch (session.mode()) {
      case SUBSCRIPTION -> subscribe(session);
      case PAYMENT -> buy(session);
      case SETUP -> complete(session, PaymentStatus.NO_PAYMENT_REQUIRED);
    };
  }

  private Session buy(Session session) {
    if (session.state().totals().total() == 0) {
      session.state().paymentIntent().map(payments::intent).ifPresent(this::abandon);
      return complete(session, PaymentStatus.NO_PAYMENT_REQUIRED);
    }
    var intent = intent(session, PaymentMethod.CARD);
    var paying = session.with(session.state().paying(intent.id()));
    if (intent.capturedLater()) {
      payments.authorise(intent);
      return complete(paying, PaymentStatus.UNPAID);
    }
    var charge = payments.approve(intent);
    var done = complete(receipted(paying), PaymentStatus.PAID);
    payments.settleBalance(charge);
    return done;
  }

  private Session subscribe(Session session) {
    var subscription = begin(session);
    var totals = session.state().totals();
    var invoice = invoicing.collect(billing.first(subscription, totals));
    billing.billed(subscription, invoice);
    var billed =
        session.with(
            session.state().billed(Optional.of(subscription.id()), Optional.of(invoice.id())));
    return complete(
        billed, totals.total() == 0 ? PaymentStatus.NO_PAYMENT_REQUIRED : PaymentStatus.PAID);
  }

  private Subscription begin(Session session) {
    var offered = link(session).offer().promotion();
    var applied = offered.filter(_ -> session.state().promotion().isPresent());
    return billing.begin(link(session), session.state().payer(), applied);
  }

  /// A subscription that an integration creates by API, for an existing customer.
  Subscription subscribe(Customer customer, PaymentLink link) {
    var payer = new Payer(Optional.of(customer.id()), Optional.of(customer.email()));
    var subscription = billing.begin(link, payer, Optional.empty());
    billing.billed(
        subscription, invoicing.collect(billing.first(subscription, dueImmediately(link, 0))));
    return state.subscriptions.find(subscription.id()).orElseThrow();
  }

  /// A bank debit: the session is complete, the payment is processing.
  Session payLater(Session opened, String email) {
    requireOpen(opened);
    if (opened.mode() == Mode.SETUP || opened.state().totals().total() == 0) {
      return pay(opened, email);
    }
    var session = opened.with(opened.state().by(payer(opened, email)));
    if (session.mode() == Mode.SUBSCRIPTION) {
      var subscription = begin(session);
      var invoice = invoicing.startDebit(billing.first(subscription, session.state().totals()));
      billing.billed(subscription, invoice);
      var state = session.state().billed(Optional.of(subscription.id()), Optional.of(invoice.id()));
      return complete(session.with(state), PaymentStatus.UNPAID);
    }
    var intent = intent(session, PaymentMethod.SEPA_DEBIT);
    payments.startDebit(intent);
    return complete(session.with(session.state().paying(intent.id())), PaymentStatus.UNPAID);
  }

  /// The bank has paid.
  Session settle(Session session) {
    var settled = settledMoney(session);
    var paid = state.store(settled);
    emitter.emit(state, "checkout.session.async_payment_succeeded", paid);
    return paid;
  }

  private Session settledMoney(Session session) {
    var invoice = session.state().invoice().flatMap(state.invoices::find);
    if (invoice.isPresent()) {
      invoicing.completeDebit(invoice.get());
      return session.with(session.state().settled());
    }
    payments.completeDebit(processing(session));
    return receipted(session.with(session.state().settled()));
  }

  /// The intent requires another payment method; the session stays complete and unpaid.
  ///
  /// Source: docs.stripe.com/payments/sepa-debit/accept-a-payment.
  Session failSettlement(Session session) {
    var invoice = session.state().invoice().flatMap(state.invoices::find);
    if (invoice.isPresent()) {
      billing.markPastDue(invoicing.failDebit(invoice.get(), BOUNCED));
    } else {
      payments.failDebit(processing(session), BOUNCED);
    }
    emitter.emit(state, "checkout.session.async_payment_failed", session);
    return session;
  }

  /// The card is declined; the buyer may try again.
  Session decline(Session session) {
    requireOpen(session);
    Payments.require(
        session.state().totals().total() > 0,
        "amount_too_small",
        "There is nothing to pay, so nothing to decline.");
    var intent = intent(session, PaymentMethod.CARD);
    payments.decline(intent, "card_declined");
    // The session of a subscription never names a payment intent; its invoice does.
    return session.mode() == Mode.SUBSCRIPTION
        ? session
        : state.store(session.with(session.state().paying(intent.id())));
  }

  Session expire(Session session) {
    requireOpen(session);
    session.state().paymentIntent().map(payments::intent).ifPresent(this::abandon);
    var expired = state.store(session.with(session.state().expired()));
    emitter.emit(state, "checkout.session.expired", expired);
    return expired;
  }

  /// An authorised session is paid once it is captured. Stripe sends no session event then.
  void captured(PaymentIntent intent) {
    state
        .sessions
        .where("payment_intent", intent.id())
        .forEach(session -> state.store(session.with(session.state().settled())));
  }

  private void abandon(PaymentIntent intent) {
    payments.cancel(intent, "automatic");
  }

  private Session complete(Session session, PaymentStatus how) {
    var done = state.store(session.with(session.state().complete(how)));
    emitter.emit(state, "checkout.session.completed", done);
    return done;
  }

  private Session receipted(Session session) {
    if (!link(session).offer().invoiced()) {
      return session;
    }
    var intent = payments.intent(session.state().paymentIntent().orElseThrow());
    var invoice = invoicing.receipt(session, intent);
    return session.with(session.state().billed(Optional.empty(), Optional.of(invoice.id())));
  }

  private PaymentIntent processing(Session session) {
    return session
        .state()
        .paymentIntent()
        .map(payments::intent)
        .orElseThrow(
            () ->
                new ActionRefused("payment_intent_unexpected_state", "No payment is processing."));
  }

  /// One intent for all attempts of the buyer.
  private PaymentIntent intent(Session session, PaymentMethod method) {
    return session
        .state()
        .paymentIntent()
        .map(payments::intent)
        .map(tried -> state.store(retried(tried, session, method)))
        .orElseGet(() -> newIntent(session, method));
  }

  private static PaymentIntent retried(PaymentIntent tried, Session session, PaymentMethod method) {
    var state = session.state();
    return tried.by(method).owedBy(state.payer()).asking(state.totals().total());
  }

  private PaymentIntent newIntent(Session session, PaymentMethod method) {
    var offer = link(session).offer();
    return payments.intent(
        session.state().totals().total(),
        session.currency(),
        session.state().payer(),
        method,
        offer.capturedLater(),
        Optional.empty(),
        offer.paymentMetadata());
  }

  private Payer payer(Session session, String email) {
    boolean customer =
        session.mode() == Mode.SUBSCRIPTION || link(session).offer().alwaysCustomer();
    return new Payer(
        customer ? Optional.of(payments.customer(email).id()) : Optional.empty(),
        Optional.of(email));
  }

  private PaymentLink link(Session session) {
    return state.links.find(session.link()).orElseThrow();
  }

  private static void requireOpen(Session session) {
    Payments.require(
        session.state().status() == Status.OPEN,
        "checkout_session_not_open",
        "This session is " + session.state().status().wireName() + ".");
  }
}
