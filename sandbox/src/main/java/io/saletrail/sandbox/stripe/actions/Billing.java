package io.saletrail.sandbox.stripe.actions;

import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.objects.Invoice;
import io.saletrail.sandbox.stripe.objects.Invoice.Line;
import io.saletrail.sandbox.stripe.objects.Invoice.Span;
import io.saletrail.sandbox.stripe.objects.Offer.Interval;
import io.saletrail.sandbox.stripe.objects.Offer.Promotion;
import io.saletrail.sandbox.stripe.objects.Payer;
import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.Subscription;
import io.saletrail.sandbox.stripe.objects.Subscription.PendingItem;
import io.saletrail.sandbox.stripe.objects.Subscription.Status;
import io.saletrail.sandbox.stripe.objects.Totals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The life of a subscription after its first checkout.
final class Billing {

  private static final String CYCLE = "subscription_cycle";

  private final AccountState book;
  private final EventEmitter announcer;
  private final Invoicing desk;

  Billing(AccountState book, EventEmitter announcer, Invoicing desk) {
    this.book = book;
    this.announcer = announcer;
    this.desk = desk;
  }

  /// A subscription without its first invoice.
  ///
  /// @param promotion what was applied at checkout
  Subscription begin(PaymentLink link, Payer payer, Optional<Promotion> promotion) {
    long now = announcer.now();
    int trialDays = link.offer().trialDays();
    boolean trial = trialDays > 0;
    long end = trial ? now + Duration.ofDays(trialDays).toSeconds() : next(now, link);
    // Without a trial the first invoice uses up a discount that holds once.
    var discount = promotion.filter(found -> trial || found.lasting());
    var subscription =
        book.keep(
            new Subscription(
                announcer.ids().next("sub"),
                book.terms().id(),
                now,
                payer,
                link.id(),
                announcer.ids().next("si"),
                trial ? Optional.of(end) : Optional.empty(),
                link.offer().subscriptionMetadata(),
                Subscription.State.begun(
                    trial ? Status.TRIALING : Status.ACTIVE,
                    link.offer().amount(),
                    now,
                    end,
                    discount)));
    announcer.announce(book, "customer.subscription.created", subscription);
    return subscription;
  }

  /// The first invoice: of a trial it is one line over nothing, whose time is the trial.
  ///
  /// Source: docs.stripe.com/billing/subscriptions/trials.
  Invoice first(Subscription subscription, Totals totals) {
    var link = book.links.find(subscription.link()).orElseThrow();
    var name = link.offer().name();
    var text = subscription.trialEnd().isPresent() ? "Trial period for " + name : name;
    var line = desk.line(text, totals.subtotal(), link.id(), service(subscription));
    return desk.write(
        subscription, "subscription_create", totals, List.of(line), Span.at(announcer.now()));
  }

  void billed(Subscription subscription, Invoice by) {
    book.keep(
        subscription.with(subscription.state().became(subscription.state().status(), by.id())));
  }

  /// The next period begins and is paid; a trial ends with its first money.
  Invoice renew(Subscription subscription) {
    var moved = nextPeriod(subscription);
    var invoice = desk.collect(desk.finalise(cycle(subscription, moved)));
    turned(subscription, moved, invoice, Status.ACTIVE);
    return invoice;
  }

  Invoice failRenewal(Subscription subscription, String code) {
    var moved = nextPeriod(subscription);
    var invoice = desk.fail(desk.finalise(cycle(subscription, moved)), code);
    turned(subscription, moved, invoice, Status.PAST_DUE);
    return invoice;
  }

  /// The next period begins and its invoice waits for a bank debit.
  Invoice renewLater(Subscription subscription) {
    var moved = nextPeriod(subscription);
    var invoice = desk.begin(desk.finalise(cycle(subscription, moved)));
    turned(subscription, moved, invoice, Status.ACTIVE);
    return invoice;
  }

  /// The next period begins and its invoice waits for the merchant.
  Invoice draftRenewal(Subscription subscription) {
    var moved = nextPeriod(subscription);
    var invoice = cycle(subscription, moved);
    turned(subscription, moved, invoice, moved.state().status());
    return invoice;
  }

  /// The period of the invoice looks back, the times of its lines look ahead.
  ///
  /// Source: docs.stripe.com/api/invoices/object, `period_end`.
  private Invoice cycle(Subscription before, Subscription moved) {
    var link = book.links.find(before.link()).orElseThrow();
    var offer = link.offer();
    var state = before.state();
    var lines = new ArrayList<Line>();
    lines.add(desk.line(offer.name(), state.unitAmount(), link.id(), service(moved)));
    for (PendingItem item : state.pending()) {
      lines.add(desk.line(item.description(), item.amount(), item.link(), service(before)));
    }
    long subtotal = lines.stream().mapToLong(Line::amount).sum();
    long percent = state.discount().map(Promotion::percentOff).orElse(0);
    var totals =
        new Totals(
            subtotal,
            Math.floorDiv(subtotal * percent, 100),
            0,
            offer.tax() - offer.shippingTax(),
            0,
            offer.taxInclusive());
    return desk.draft(moved, CYCLE, totals, lines, service(before));
  }

  /// The price changes at once: unused time of the old one is credited, the rest of the period is
  /// billed at the new one, and the difference is invoiced.
  ///
  /// Source: docs.stripe.com/billing/subscriptions/prorations.
  ///
  /// @param credit what was paid for the unused time
  /// @param charge what the rest of the period costs
  Invoice change(
      Subscription subscription, PaymentLink to, long newAmount, long credit, long charge) {
    requireAlive(subscription);
    var from = book.links.find(subscription.link()).orElseThrow();
    var rest = new Span(announcer.now(), subscription.state().periodEnd());
    var lines =
        List.of(
            desk.proration("Unused time on " + from.offer().name(), -credit, from.id(), rest),
            desk.proration("Remaining time on " + to.offer().name(), charge, to.id(), rest));
    var changed = subscription.to(to.id()).with(subscription.state().priced(newAmount));
    var written =
        desk.write(
            changed,
            "subscription_update",
            Totals.of(charge - credit),
            lines,
            Span.at(announcer.now()));
    var invoice = desk.collect(written);
    turned(subscription, changed, invoice, changed.state().status());
    return invoice;
  }

  /// An item for the next invoice.
  Subscription owe(Subscription subscription, PendingItem item) {
    requireAlive(subscription);
    return book.keep(subscription.with(subscription.state().owing(item)));
  }

  /// An invoice got paid after all: the subscription that waited for it goes on.
  void recovered(Invoice invoice) {
    if (invoice.state().status() == Invoice.Status.PAID) {
      become(invoice, Status.PAST_DUE, Status.ACTIVE);
    }
  }

  /// An invoice was to be paid by bank debit, and the bank refused.
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

  /// @param reason `cancellation_requested`, `payment_failed` or `payment_disputed`
  Subscription cancel(Subscription subscription, String reason) {
    requireAlive(subscription);
    var canceled =
        book.keep(subscription.with(subscription.state().canceled(announcer.now(), reason)));
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
    return subscription.with(state.renewed(state.periodEnd(), next(state.periodEnd(), link)));
  }

  private static Span service(Subscription subscription) {
    return new Span(subscription.state().periodStart(), subscription.state().periodEnd());
  }

  private void turned(Subscription before, Subscription moved, Invoice invoice, Status to) {
    var after = book.keep(moved.with(moved.state().became(to, invoice.id())));
    announcer.changed(book, "customer.subscription.updated", before, after);
  }

  private static void requireAlive(Subscription subscription) {
    Payments.require(
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
