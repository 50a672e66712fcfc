package io.saletrail.sandbox.stripe.acts;

import io.saletrail.sandbox.stripe.ledger.AccountBook;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Offer.Interval;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.Subscription.Status;
import io.saletrail.sandbox.stripe.objects.Totals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The life of a subscription after its first checkout.
final class Billing {

  private final AccountBook book;
  private final Announcer announcer;
  private final InvoiceDesk desk;

  Billing(AccountBook book, Announcer announcer, InvoiceDesk desk) {
    this.book = book;
    this.announcer = announcer;
    this.desk = desk;
  }

  Subscription begin(Session session, PaymentLink link, Payer payer) {
    long now = announcer.now();
    int trialDays = link.offer().trialDays();
    boolean trial = trialDays > 0;
    long end = trial ? now + Duration.ofDays(trialDays).toSeconds() : next(now, link);
    var subscription =
        book.keep(
            new Subscription(
                Ids.next("sub"),
                session.account(),
                now,
                payer,
                link.id(),
                Ids.next("si"),
                trial ? Optional.of(end) : Optional.empty(),
                session.metadata(),
                new Subscription.State(
                    trial ? Status.TRIALING : Status.ACTIVE,
                    link.offer().amount(),
                    now,
                    end,
                    Optional.empty(),
                    false,
                    Optional.empty())));
    announcer.announce(book, "customer.subscription.created", subscription);
    return subscription;
  }

  void billed(Subscription subscription, Invoice by) {
    book.keep(
        subscription.with(subscription.state().became(subscription.state().status(), by.id())));
  }

  /// The next period begins and is paid; a trial ends with its first money.
  Invoice renew(Subscription subscription) {
    var moved = nextPeriod(subscription);
    var invoice = desk.collect(desk.write(moved, "subscription_cycle", due(moved), false));
    turned(subscription, moved, invoice, Status.ACTIVE);
    return invoice;
  }

  Invoice failRenewal(Subscription subscription, String code) {
    var moved = nextPeriod(subscription);
    var invoice = desk.fail(desk.write(moved, "subscription_cycle", due(moved), false), code);
    turned(subscription, moved, invoice, Status.PAST_DUE);
    return invoice;
  }

  /// The price changes at once, and the difference is invoiced and paid.
  Invoice upgrade(Subscription subscription, long newAmount) {
    requireAlive(subscription);
    long difference = Math.max(0, newAmount - subscription.state().unitAmount());
    var invoice =
        desk.collect(desk.write(subscription, "subscription_update", Totals.of(difference), true));
    var upgraded =
        book.keep(subscription.with(subscription.state().priced(newAmount, invoice.id())));
    announcer.changed(book, "customer.subscription.updated", subscription, upgraded);
    return invoice;
  }

  /// An invoice got paid after all: the subscription that waited for it goes on.
  void recovered(Invoice invoice) {
    become(invoice, Status.PAST_DUE, Status.ACTIVE);
  }

  /// The first invoice was to be paid by bank debit, and the bank refused.
  void fellBehind(Invoice invoice) {
    become(invoice, Status.ACTIVE, Status.PAST_DUE);
  }

  private void become(Invoice invoice, Status from, Status to) {
    var waiting =
        invoice
            .subscription()
            .flatMap(book.subscriptions::find)
            .filter(subscription -> subscription.state().status() == from);
    waiting.ifPresent(before -> turned(before, before, invoice, to));
  }

  Subscription cancel(Subscription subscription) {
    requireAlive(subscription);
    var canceled = book.keep(subscription.with(subscription.state().canceled(announcer.now())));
    announcer.announce(book, "customer.subscription.deleted", canceled);
    return canceled;
  }

  Subscription cancelAtPeriodEnd(Subscription subscription) {
    requireAlive(subscription);
    var ending = book.keep(subscription.with(subscription.state().ending(announcer.now())));
    announcer.changed(book, "customer.subscription.updated", subscription, ending);
    return ending;
  }

  private Subscription nextPeriod(Subscription subscription) {
    requireAlive(subscription);
    var state = subscription.state();
    var link = book.links.find(subscription.link()).orElseThrow();
    return subscription.with(
        state.renewed(
            state.periodEnd(), next(state.periodEnd(), link), state.latestInvoice().orElse("")));
  }

  private Totals due(Subscription subscription) {
    var offer = book.links.find(subscription.link()).orElseThrow().offer();
    return new Totals(subscription.state().unitAmount(), 0, 0, offer.tax());
  }

  private void turned(Subscription before, Subscription moved, Invoice invoice, Status to) {
    var after = book.keep(moved.with(moved.state().became(to, invoice.id())));
    announcer.changed(book, "customer.subscription.updated", before, after);
  }

  private static void requireAlive(Subscription subscription) {
    Till.require(
        subscription.state().status() != Status.CANCELED,
        "resource_missing",
        "No such subscription: '" + subscription.id() + "'");
  }

  private static long next(long from, PaymentLink link) {
    var unit =
        switch (link.offer().interval().orElse(Interval.MONTH)) {
          case DAY -> ChronoUnit.DAYS;
          case WEEK -> ChronoUnit.WEEKS;
          case MONTH -> ChronoUnit.MONTHS;
          case YEAR -> ChronoUnit.YEARS;
        };
    return Instant.ofEpochSecond(from).atOffset(ZoneOffset.UTC).plus(1, unit).toEpochSecond();
  }
}
