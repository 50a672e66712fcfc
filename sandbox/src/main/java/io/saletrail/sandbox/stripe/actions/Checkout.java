package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountState;
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
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a buyer does on the page of a payment link.
final class Checkout {

  /// What Stripe keeps of `client_reference_id`; anything else it drops without a word.
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  /// Why a bank refuses a debit.
  static final String BOUNCED = "debit_not_authorized";

  private static final long LIFETIME = Duration.ofHours(24).toSeconds();

  private final AccountState book;
  private final EventEmitter announcer;
  private final Payments till;
  private final Invoicing desk;
  private final Billing billing;

  Checkout(
      AccountState book, EventEmitter announcer, Payments till, Invoicing desk, Billing billing) {
    this.book = book;
    this.announcer = announcer;
    this.till = till;
    this.desk = desk;
    this.billing = billing;
  }

  Session open(PaymentLink link, String clientReferenceId) {
    Payments.require(
        link.active(), "payment_link_inactive", "This payment link is no longer active.");
    var reference =
        Optional.of(clientReferenceId).filter(text -> REFERENCE.matcher(text).matches());
    return open(link, reference, Optional.empty());
  }

  /// Continues a session that expired: a copy of it, under a new id.
  ///
  /// Source: docs.stripe.com/payments/checkout/abandoned-carts, and `after_expiration` in
  /// docs.stripe.com/api/checkout/sessions/object.
  ///
  /// @param withReference whether the copy keeps the `client_reference_id`: Stripe does not say
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
    long now = announcer.now();
    var session =
        new Session(
            announcer.ids().session(book.terms().livemode()),
            book.terms().id(),
            now,
            now + LIFETIME,
            link.id(),
            reference,
            mode(link),
            link.offer().currency(),
            link.offer().metadata(),
            recoveredFrom,
            Session.State.opened(askedAtOnce(link, 0)));
    return book.keep(paysFromTheStart(session) ? paying(session) : session);
  }

  /// Until 2022-08-01 a session in payment mode had its payment intent before anybody paid.
  ///
  /// Source: docs.stripe.com/changelog/2022-08-01/deferred-paymentintent-checkout-session.
  private boolean paysFromTheStart(Session session) {
    return book.terms().version().before(ApiVersion.OF_2022)
        && session.mode() == Mode.PAYMENT
        && session.state().totals().total() > 0;
  }

  private Session paying(Session session) {
    return session.with(session.state().paying(anew(session, PaymentMethod.CARD).id()));
  }

  private static Mode mode(PaymentLink link) {
    if (link.offer().setupOnly()) {
      return Mode.SETUP;
    }
    return link.offer().recurring() ? Mode.SUBSCRIPTION : Mode.PAYMENT;
  }

  /// In a trial nothing is asked for, so nothing is reduced either.
  private static Totals askedAtOnce(PaymentLink link, int percentOff) {
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
    var reduced = askedAtOnce(link(session), promotion.percentOff());
    return book.keep(session.with(session.state().discounted(reduced, promotion.code())));
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
      session.state().paymentIntent().map(till::intent).ifPresent(this::abandon);
      return complete(session, PaymentStatus.NO_PAYMENT_REQUIRED);
    }
    var intent = intent(session, PaymentMethod.CARD);
    var paying = session.with(session.state().paying(intent.id()));
    if (intent.capturedLater()) {
      till.authorise(intent);
      return complete(paying, PaymentStatus.UNPAID);
    }
    var charge = till.take(intent);
    var done = complete(receipted(paying), PaymentStatus.PAID);
    till.settleBalance(charge);
    return done;
  }

  private Session subscribe(Session session) {
    var subscription = begin(session);
    var totals = session.state().totals();
    var invoice = desk.collect(billing.first(subscription, totals));
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

  /// A subscription that an integration makes by API, for a customer whom it knows.
  Subscription subscribe(Customer customer, PaymentLink link) {
    var payer = new Payer(Optional.of(customer.id()), Optional.of(customer.email()));
    var subscription = billing.begin(link, payer, Optional.empty());
    billing.billed(subscription, desk.collect(billing.first(subscription, askedAtOnce(link, 0))));
    return book.subscriptions.find(subscription.id()).orElseThrow();
  }

  /// A bank debit: the buyer is done, the money is not there yet.
  Session payLater(Session opened, String email) {
    requireOpen(opened);
    if (opened.mode() == Mode.SETUP || opened.state().totals().total() == 0) {
      return pay(opened, email);
    }
    var session = opened.with(opened.state().by(payer(opened, email)));
    if (session.mode() == Mode.SUBSCRIPTION) {
      var subscription = begin(session);
      var invoice = desk.begin(billing.first(subscription, session.state().totals()));
      billing.billed(subscription, invoice);
      var state = session.state().billed(Optional.of(subscription.id()), Optional.of(invoice.id()));
      return complete(session.with(state), PaymentStatus.UNPAID);
    }
    var intent = intent(session, PaymentMethod.SEPA_DEBIT);
    till.begin(intent);
    return complete(session.with(session.state().paying(intent.id())), PaymentStatus.UNPAID);
  }

  /// The bank has paid.
  Session settle(Session session) {
    var settled = settledMoney(session);
    var paid = book.keep(settled);
    announcer.announce(book, "checkout.session.async_payment_succeeded", paid);
    return paid;
  }

  private Session settledMoney(Session session) {
    var invoice = session.state().invoice().flatMap(book.invoices::find);
    if (invoice.isPresent()) {
      desk.finish(invoice.get());
      return session.with(session.state().settled());
    }
    till.finish(underWay(session));
    return receipted(session.with(session.state().settled()));
  }

  /// The intent asks for another way to pay, the session stays complete and unpaid.
  ///
  /// Source: docs.stripe.com/payments/sepa-debit/accept-a-payment.
  Session failSettlement(Session session) {
    var invoice = session.state().invoice().flatMap(book.invoices::find);
    if (invoice.isPresent()) {
      billing.fellBehind(desk.bounce(invoice.get(), BOUNCED));
    } else {
      till.bounce(underWay(session), BOUNCED);
    }
    announcer.announce(book, "checkout.session.async_payment_failed", session);
    return session;
  }

  /// A card that its bank refuses; the buyer may try again.
  Session decline(Session session) {
    requireOpen(session);
    Payments.require(
        session.state().totals().total() > 0,
        "amount_too_small",
        "There is nothing to pay, so nothing to decline.");
    var intent = intent(session, PaymentMethod.CARD);
    till.refuse(intent, "card_declined");
    // The session of a subscription never names a payment intent: its invoice will.
    return session.mode() == Mode.SUBSCRIPTION
        ? session
        : book.keep(session.with(session.state().paying(intent.id())));
  }

  Session expire(Session session) {
    requireOpen(session);
    session.state().paymentIntent().map(till::intent).ifPresent(this::abandon);
    var expired = book.keep(session.with(session.state().expired()));
    announcer.announce(book, "checkout.session.expired", expired);
    return expired;
  }

  /// A session that was only authorised is paid once it is captured; Stripe sends no session
  /// event then.
  void captured(PaymentIntent intent) {
    book.sessions
        .where("payment_intent", intent.id())
        .forEach(session -> book.keep(session.with(session.state().settled())));
  }

  private void abandon(PaymentIntent intent) {
    till.cancel(intent, "automatic");
  }

  private Session complete(Session session, PaymentStatus how) {
    var done = book.keep(session.with(session.state().complete(how)));
    announcer.announce(book, "checkout.session.completed", done);
    return done;
  }

  private Session receipted(Session session) {
    if (!link(session).offer().invoiced()) {
      return session;
    }
    var intent = till.intent(session.state().paymentIntent().orElseThrow());
    var invoice = desk.receipt(session, intent);
    return session.with(session.state().billed(Optional.empty(), Optional.of(invoice.id())));
  }

  private PaymentIntent underWay(Session session) {
    return session
        .state()
        .paymentIntent()
        .map(till::intent)
        .orElseThrow(
            () -> new ActionRefused("payment_intent_unexpected_state", "Nothing is under way."));
  }

  /// One intent for all that the buyer tries.
  private PaymentIntent intent(Session session, PaymentMethod method) {
    return session
        .state()
        .paymentIntent()
        .map(till::intent)
        .map(tried -> book.keep(retried(tried, session, method)))
        .orElseGet(() -> anew(session, method));
  }

  private static PaymentIntent retried(PaymentIntent tried, Session session, PaymentMethod method) {
    var state = session.state();
    return tried.by(method).owedBy(state.payer()).asking(state.totals().total());
  }

  private PaymentIntent anew(Session session, PaymentMethod method) {
    var offer = link(session).offer();
    return till.intent(
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
        customer ? Optional.of(till.customer(email).id()) : Optional.empty(), Optional.of(email));
  }

  private PaymentLink link(Session session) {
    return book.links.find(session.link()).orElseThrow();
  }

  private static void requireOpen(Session session) {
    Payments.require(
        session.state().status() == Status.OPEN,
        "checkout_session_not_open",
        "This session is " + session.state().status().word() + ".");
  }
}
