package io.saletrail.conversion.rules;

import static java.util.Comparator.naturalOrder;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The position of an invoice among the billable invoices of its subscription, whether these are
/// paid, failed, split or unread.
///
/// The position is known where the invoice follows those before it period by period, from the start
/// of the subscription on. One that was read before the invoices between them waits until these are
/// read, because Trackdesk cannot change a conversion's type, and a credit for a wrong position is
/// hard to withdraw.
final class BillingPositions {
  /// Stripe creates the first invoice within seconds of the subscription.
  private static final Duration SLACK = Duration.ofHours(1);

  /// Without periods, an invoice within a month of another counts as the next one.
  private static final Duration USUAL_PERIOD = Duration.ofDays(32);

  /// How long a Checkout Session can be completed after it was opened.
  private static final Duration SESSION_LIFE = Duration.ofHours(24);

  private BillingPositions() {}

  /// The position of an invoice.
  sealed interface Position {
    /// The position is certain.
    ///
    /// @param position 0 for the first payment of the subscription, 1 for the next, and so on
    record Known(int position) implements Position {}

    /// The position may be later.
    ///
    /// @param atLeast the position if no unread invoice precedes it
    record Unconfirmed(int atLeast) implements Position {}
  }

  /// The position of one movement of money; 0 for a one-off payment.
  static Position of(MoneyMovement money, Payment payment, PaymentCase paymentCase) {
    var subscription = payment.subscriptionOf(money.invoice());
    var invoice = payment.invoice(money.invoice());
    if (subscription.isEmpty() || invoice.isEmpty()) {
      // A payment whose invoice is unknown was correlated by its session, which started the
      // subscription.
      return new Position.Known(0);
    }
    var head = paymentCase.head(subscription);
    var sessions =
        Stream.concat(head.sessions().stream(), payment.observations(SessionObserved.class))
            .filter(session -> session.mode() == SessionObserved.Mode.SUBSCRIPTION)
            .filter(session -> session.subscription().equals(subscription))
            .toList();
    return position(Slot.of(invoice.get()), head, sessions);
  }

  private static Position position(
      Slot own, SubscriptionHead head, List<SessionObserved> sessions) {
    if (initial(own, sessions)) {
      return new Position.Known(0);
    }
    var before =
        head.slots().stream()
            .filter(slot -> !slot.invoice().equals(own.invoice()))
            .filter(slot -> Slot.ORDER.compare(slot, own) < 0)
            .toList();
    var earlier = (int) before.stream().filter(Slot::billable).count();
    return switch (firstInvoice(before, sessions)) {
      case SEEN -> position(earlier, own, start(before, sessions, head), before);
      case UNSEEN -> position(earlier + 1, own, start(before, sessions, head), before);
      case UNKNOWN -> new Position.Known(earlier + 1);
    };
  }

  private static Position position(
      int position, Slot own, Optional<Instant> start, List<Slot> before) {
    return start.filter(since -> follows(own, since, before)).isPresent()
        ? new Position.Known(position)
        : new Position.Unconfirmed(position);
  }

  /// Old renderings state no reason for an invoice, but its session names it.
  private static boolean initial(Slot slot, List<SessionObserved> sessions) {
    return slot.initial()
        || sessions.stream()
            .anyMatch(session -> session.invoice().filter(slot.invoice()::equals).isPresent());
  }

  /// The known state of the invoice that started a subscription.
  private enum FirstInvoice {
    /// It is among the earlier invoices, or it was free and none is missing.
    SEEN,
    /// It was billable and is not among the earlier invoices.
    UNSEEN,
    UNKNOWN
  }

  private static FirstInvoice firstInvoice(List<Slot> before, List<SessionObserved> sessions) {
    if (before.stream().anyMatch(slot -> initial(slot, sessions))) {
      return FirstInvoice.SEEN;
    }
    if (sessions.isEmpty()) {
      return FirstInvoice.UNKNOWN;
    }
    return sessions.stream().anyMatch(MergedSession::free)
        ? FirstInvoice.SEEN
        : FirstInvoice.UNSEEN;
  }

  private static Optional<Instant> start(
      List<Slot> before, List<SessionObserved> sessions, SubscriptionHead head) {
    return before.stream()
        .filter(slot -> initial(slot, sessions))
        .map(Slot::createdAt)
        .findFirst()
        .or(() -> head.state().map(SubscriptionObserved::createdAt))
        .or(
            () ->
                sessions.stream()
                    .map(SessionObserved::openedAt)
                    .min(naturalOrder())
                    .map(BillingPositions::closes));
  }

  private static Instant closes(Instant opened) {
    return opened.plus(SESSION_LIFE);
  }

  /// Whether an invoice follows the earlier ones without a gap for an unread one.
  private static boolean follows(Slot own, Instant start, List<Slot> before) {
    var end = start.plus(SLACK);
    for (var slot : before) {
      if (adjoins(slot, end)) {
        end = later(end, slot.periodEnd().orElse(slot.createdAt()).plus(SLACK));
      }
    }
    return adjoins(own, end);
  }

  private static boolean adjoins(Slot slot, Instant end) {
    return slot.periodStart()
        .map(begin -> !begin.isAfter(end))
        .orElseGet(() -> !slot.createdAt().isAfter(end.plus(USUAL_PERIOD)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
