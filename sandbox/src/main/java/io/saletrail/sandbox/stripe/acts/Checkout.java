package io.saletrail.sandbox.stripe.acts;

import io.saletrail.sandbox.stripe.ledger.AccountBook;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentIntent;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.PaymentMethod;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Session.Mode;
import io.saletrail.sandbox.stripe.objects.Session.PaymentStatus;
import io.saletrail.sandbox.stripe.objects.Session.Status;
import io.saletrail.sandbox.stripe.objects.Totals;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a buyer does on the page of a payment link.
final class Checkout {

  /// What Stripe keeps of `client_reference_id`; anything else it drops without a word.
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private static final long LIFETIME = Duration.ofHours(24).toSeconds();

  private final AccountBook book;
  private final Announcer announcer;
  private final Till till;
  private final InvoiceDesk desk;
  private final Billing billing;

  Checkout(AccountBook book, Announcer announcer, Till till, InvoiceDesk desk, Billing billing) {
    this.book = book;
    this.announcer = announcer;
    this.till = till;
    this.desk = desk;
    this.billing = billing;
  }

  Session open(PaymentLink link, String clientReferenceId) {
    Till.require(link.active(), "payment_link_inactive", "This payment link is no longer active.");
    long now = announcer.now();
    return book.keep(
        new Session(
            Ids.session(book.terms().livemode()),
            book.terms().id(),
            now,
            now + LIFETIME,
            link.id(),
            Optional.of(clientReferenceId).filter(text -> REFERENCE.matcher(text).matches()),
            link.offer().recurring() ? Mode.SUBSCRIPTION : Mode.PAYMENT,
            link.offer().currency(),
            link.offer().metadata(),
            Session.State.opened(
                link.offer().trialDays() > 0 ? Totals.of(0) : link.offer().totals(0))));
  }

  Session applyPromotion(Session session, String code) {
    requireOpen(session);
    var promotion =
        link(session)
            .offer()
            .promotion()
            .filter(offered -> offered.code().equalsIgnoreCase(code))
            .orElseThrow(() -> new ActRefused("coupon_expired", "This code is invalid."));
    var reduced = link(session).offer().totals(promotion.percentOff());
    return book.keep(session.with(session.state().discounted(reduced, promotion.code())));
  }

  Session pay(Session opened, String email) {
    requireOpen(opened);
    var session = opened.with(opened.state().by(payer(opened, email)));
    return switch (session.mode()) {
      case SUBSCRIPTION -> subscribe(session);
      case PAYMENT -> buy(session);
    };
  }

  private Session buy(Session session) {
    if (session.state().totals().total() == 0) {
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
    var subscription = billing.begin(session, link(session), session.state().payer());
    var totals = session.state().totals();
    var invoice = desk.collect(desk.write(subscription, "subscription_create", totals, false));
    billing.billed(subscription, invoice);
    var billed =
        session.with(
            session.state().billed(Optional.of(subscription.id()), Optional.of(invoice.id())));
    return complete(
        billed, totals.total() == 0 ? PaymentStatus.NO_PAYMENT_REQUIRED : PaymentStatus.PAID);
  }

  /// A bank debit: the buyer is done, the money is not there yet.
  Session payLater(Session opened, String email) {
    requireOpen(opened);
    if (opened.state().totals().total() == 0) {
      return pay(opened, email);
    }
    var session = opened.with(opened.state().by(payer(opened, email)));
    if (session.mode() == Mode.SUBSCRIPTION) {
      var subscription = billing.begin(session, link(session), session.state().payer());
      var invoice =
          desk.write(subscription, "subscription_create", session.state().totals(), false);
      var intent = desk.intent(invoice, PaymentMethod.SEPA_DEBIT);
      var charge = till.begin(intent);
      book.keep(invoice.with(invoice.state().attempted(intent.id(), charge.id())));
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
    var invoice = session.state().invoice().flatMap(book.invoices::find);
    till.finish(underWay(session));
    invoice.ifPresent(desk::paid);
    var settled = session.with(session.state().settled());
    var paid = book.keep(invoice.isPresent() ? settled : receipted(settled));
    announcer.announce(book, "checkout.session.async_payment_succeeded", paid);
    return paid;
  }

  Session failSettlement(Session session) {
    till.bounce(underWay(session), "debit_not_authorized");
    session
        .state()
        .invoice()
        .flatMap(book.invoices::find)
        .map(desk::failed)
        .ifPresent(billing::fellBehind);
    announcer.announce(book, "checkout.session.async_payment_failed", session);
    return session;
  }

  /// A card that its bank refuses; the buyer may try again.
  Session decline(Session session) {
    requireOpen(session);
    Till.require(
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
        .or(
            () ->
                session
                    .state()
                    .invoice()
                    .flatMap(book.invoices::find)
                    .flatMap(invoice -> invoice.state().paymentIntent()))
        .map(till::intent)
        .orElseThrow(
            () -> new ActRefused("payment_intent_unexpected_state", "Nothing is under way."));
  }

  private PaymentIntent intent(Session session, PaymentMethod method) {
    return session
        .state()
        .paymentIntent()
        .map(till::intent)
        .filter(intent -> intent.method() == method)
        .orElseGet(
            () ->
                till.intent(
                    session.state().totals().total(),
                    session.currency(),
                    session.state().payer(),
                    method,
                    link(session).offer().capturedLater(),
                    Optional.empty()));
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
    Till.require(
        session.state().status() == Status.OPEN,
        "checkout_session_not_open",
        "This session is " + session.state().status().word() + ".");
  }
}
