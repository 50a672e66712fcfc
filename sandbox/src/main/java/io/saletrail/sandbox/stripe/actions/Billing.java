package io.saletrail.sandbox.stripe.actions;

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
import io.saletrail.sandbox.stripe.state.AccountState;
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

  private final AccountState state;
  private final EventEmitter emitter;
  private final Invoicing invoicing;

  Billing(AccountState state, EventEmitter emitter, Invoicing invoicing) {
    this.state = state;
    this.emitter = emitter;
    this.invoicing = invoicing;
  }

  /// A subscription without its first invoice.
  ///
  /// @param promotion applied at checkout
  Subscription begin(PaymentLink link, Payer payer, Optional<Promotion> promotion) {
    long now = emitter.now();
    int trialDays = link.offer().trialDays();
    boolean trial = trialDays > 0;
    long end = trial ? now + Duration.ofDays(trialDays).toSeconds() : next(now, link);
    // Without a trial the first invoice uses up a one-time discount.
    var discount = promotion.filter(found -> trial || found.lasting());
    var subscription =
        state.store(
            new Subscription(
                emitter.ids().next("sub"),
                state.terms().id(),
                now,
                payer,
                link.id(),
                emitter.ids().next("si"),
                trial ? Optional.of(end) : Optional.empty(),
                link.offer().subscriptionMetadata(),
                Subscription.State.created(
                    trial ? Status.TRIALING : Status.ACTIVE,
                    link.offer().amount(),
                    now,
                    end,
                    discount)));
    emitter.emit(state, "customer.subscription.created", subscription);
    return subscription;
  }

  /// The first invoice. With a trial it has one line with amount zero, for the trial period.
  ///
  /// Source: docs.stripe.com/billing/subscriptions/trials.
  Invoice first(Subscription subscription, Totals totals) {
    var link = state.links.find(subscription.link()).orElseThrow();
    var name = link.offer().name();
    var text = subscription.trialEnd().isPresent() ? "Trial period for " + name : name;
    var line = invoicing.line(text, totals.subtotal(), link.id(), service(subscription));
    return invoicing.write(
        subscription, "subscription_create", totals, List.of(line), Span.at(emitter.now()));
  }

  void billed(Subscription subscription, Invoice by) {
    state.store(
        subscription.with(subscription.state().withStatus(subscription.state().status(), by.id())));
  }

  /// The next period starts and is paid; with this a trial ends.
  Invoice renew(Subscription subscription) {
    var moved = nextPeriod(subscription);
    var invoice = invoicing.collect(invoicing.finalise(cycle(subscription, moved)));
    periodChanged(subscription, moved, invoice, Status.ACTIVE);
    return invoice;
  }

  Invoice failRenewal(Subscription subscription, String code) {
    var moved = nextPeriod(subscription);
    var invoice = invoicing.fail(invoicing.finalise(cycle(subscription, moved)), code);
    periodChanged(subscription, moved, invoice, Status.PAST_DUE);
    return invoice;
  }

  /// The next period starts and its invoice waits for a bank debit.
  Invoice renewLater(Subscription subscription) {
    var moved = nextPeriod(subscription);
    var invoice = invoicing.startDebit(invoicing.finalise(cycle(subscription, moved)));
    periodChanged(subscription, moved, invoice, Status.ACTIVE);
    return invoice;
  }

  /// The next period starts and its invoice waits for the merchant.
  Invoice draftRenewal(Subscription subscription) {
    var moved = nextPeriod(subscription);
    var invoice = cycle(subscription, moved);
    periodChanged(subscription, moved, invoice, moved.state().status());
    return invoice;
  }

  /// The invoice's period is the past one, that of its lines the next one.
  ///
  /// Source: docs.stripe.com/api/invoices/object, `period_end`.
  private Invoice cycle(Subscription before, Subscription moved) {
    var link = state.links.find(before.link()).orElseThrow();
    var offer = link.offer();
    var state = before.state();
    var lines = new ArrayList<Line>();
    lines.add(invoicing.line(offer.name(), state.unitAmount(), link.id(), service(moved)));
    for (PendingItem item : state.pending()) {
      lines.add(invoicing.line(item.description(), item.amount(), item.link(), service(before)));
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
    return invoicing.draft(moved, CYCLE, totals, lines, service(before));
  }

  /// The price changes immediately: unused time of the old one is credited, the rest of the period
  /// is billed at the new one, and the difference is invoiced.
  ///
  /// Source: docs.stripe.com/billing/subscriptions/prorations.
  ///
  /// @param credit the price of the unused time
  /// @param charge the price of the rest of the period
  Invoice change(
      Subscription subscription, PaymentLink to, long newAmount, long credit, long charge) {
    requireAlive(subscription);
    var from = state.links.find(subscription.link()).orElseThrow();
    var rest = new Span(emitter.now(), subscription.state().periodEnd());
    var lines =
        List.of(
            invoicing.proration("Unused time on " + from.offer().name(), -credit, from.id(), rest),
            invoicing.proration("Remaining time on " + to.offer().name(), charge, to.id(), rest));
    var changed = subscription.to(to.id()).with(subscription.state().priced(newAmount));
    var written =
        invoicing.write(
            changed,
            "subscription_update",
            Totals.of(charge - credit),
            lines,
            Span.at(emitter.now()));
    var invoice = invoicing.collect(written);
    periodChanged(subscription, changed, invoice, changed.state().status());
    return invoice;
  }

  /// An item for the next invoice.
  Subscription addPending(Subscription subscription, PendingItem item) {
    requireAlive(subscription);
    return state.store(subscription.with(subscription.state().owing(item)));
  }

  /// An overdue invoice was paid: the subscription becomes active again.
  void markActive(Invoice invoice) {
    if (invoice.state().status() == Invoice.Status.PAID) {
      changeStatus(invoice, Status.PAST_DUE, Status.ACTIVE);
    }
  }

  /// The bank declined the debit of an invoice.
  void markPastDue(Invoice invoice) {
    changeStatus(invoice, Status.ACTIVE, Status.PAST_DUE);
  }

  private void changeStatus(Invoice invoice, Status from, Status to) {
    var waiting =
        invoice
            .subscription()
            .flatMap(state.subscriptions::find)
            .filter(subscription -> subscription.state().status() == from);
    waiting.ifPresent(before -> periodChanged(before, before, invoice, to));
  }

  /// @param reason `cancellation_requested`, `payment_failed` or `payment_disputed`
  Subscription cancel(Subscription subscription, String reason) {
    requireAlive(subscription);
    var canceled =
        state.store(subscription.with(subscription.state().canceled(emitter.now(), reason)));
    emitter.emit(state, "customer.subscription.deleted", canceled);
    return canceled;
  }

  Subscription cancelAtPeriodEnd(Subscription subscription) {
    requireAlive(subscription);
    var ending = state.store(subscription.with(subscription.state().ending(emitter.now())));
    emitter.changed(state, "customer.subscription.updated", subscription, ending);
    return ending;
  }

  private Subscription nextPeriod(Subscription subscription) {
    requireAlive(subscription);
    var now = subscription.state();
    var link = state.links.find(subscription.link()).orElseThrow();
    return subscription.with(now.renewed(now.periodEnd(), next(now.periodEnd(), link)));
  }

  private static Span service(Subscription subscription) {
    return new Span(subscription.state().periodStart(), subscription.state().periodEnd());
  }

  private void periodChanged(Subscription before, Subscription moved, Invoice invoice, Status to) {
    var after = state.store(moved.with(moved.state().withStatus(to, invoice.id())));
    emitter.changed(state, "customer.subscription.updated", before, after);
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
