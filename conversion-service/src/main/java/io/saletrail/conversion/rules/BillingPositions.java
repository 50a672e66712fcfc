package io.saletrail.conversion.rules;

import static java.util.Comparator.naturalOrder;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which payment of its subscription an invoice asks for: its place among the invoices that ask
/// for money, whatever of them is paid, failed, split or unread.
///
/// The place is known where the invoice follows those before it period by period, from the
/// subscription's begin on. One that was read before the invoices between them waits until these
/// are read, because Trackdesk cannot change a conversion's type, and what was credited for its
/// place is not taken back lightly.
final class BillingPositions {
  /// Stripe makes the first invoice within seconds of the subscription.
  private static final Duration SLACK = Duration.ofHours(1);

  /// Without periods, an invoice that follows another within a month is taken for the next one.
  private static final Duration USUAL_PERIOD = Duration.ofDays(32);

  /// How long a Checkout Session can be completed after it was opened.
  private static final Duration SESSION_LIFE = Duration.ofHours(24);

  private BillingPositions() {}

  /// The place of an invoice.
  sealed interface Place {
    /// It is known for certain.
    ///
    /// @param position 0 for the first money of the subscription, 1 for the next, and so on
    record Known(int position) implements Place {}

    /// It may be later than it seems.
    ///
    /// @param atLeast the position if no unread invoice comes before it
    record Awaited(int atLeast) implements Place {}
  }

  /// The place of one movement of money; 0 for a one-off payment.
  static Place of(MoneyMovement money, Payment payment, PaymentCase whole) {
    var subscription = payment.subscriptionOf(money.invoice());
    var invoice = payment.invoice(money.invoice());
    if (subscription.isEmpty() || invoice.isEmpty()) {
      // Money whose invoice is not seen is tied by its session, which began the subscription.
      return new Place.Known(0);
    }
    var head = whole.head(subscription);
    var sessions =
        Stream.concat(head.sessions().stream(), payment.sightings(SessionObserved.class))
            .filter(session -> session.mode() == SessionObserved.Mode.SUBSCRIPTION)
            .filter(session -> session.subscription().equals(subscription))
            .toList();
    return place(Slot.of(invoice.get()), head, sessions);
  }

  private static Place place(Slot own, SubscriptionHead head, List<SessionObserved> sessions) {
    if (begins(own, sessions)) {
      return new Place.Known(0);
    }
    var before =
        head.slots().stream()
            .filter(slot -> !slot.invoice().equals(own.invoice()))
            .filter(slot -> Slot.ORDER.compare(slot, own) < 0)
            .toList();
    var earlier = (int) before.stream().filter(Slot::asks).count();
    return switch (beginning(before, sessions)) {
      case SEEN -> place(earlier, own, start(before, sessions, head), before);
      case UNSEEN -> place(earlier + 1, own, start(before, sessions, head), before);
      case UNKNOWN -> new Place.Known(earlier + 1);
    };
  }

  private static Place place(int position, Slot own, Optional<Instant> start, List<Slot> before) {
    return start.filter(since -> follows(own, since, before)).isPresent()
        ? new Place.Known(position)
        : new Place.Awaited(position);
  }

  /// Old renderings name no reason for an invoice, but its session names it.
  private static boolean begins(Slot slot, List<SessionObserved> sessions) {
    return slot.begins()
        || sessions.stream()
            .anyMatch(session -> session.invoice().filter(slot.invoice()::equals).isPresent());
  }

  /// What is known of the invoice that began a subscription.
  private enum Beginning {
    /// It counts among those before; or it was free, and none is missing there.
    SEEN,
    /// It asked for money and is not among those before.
    UNSEEN,
    UNKNOWN
  }

  private static Beginning beginning(List<Slot> before, List<SessionObserved> sessions) {
    if (before.stream().anyMatch(slot -> begins(slot, sessions))) {
      return Beginning.SEEN;
    }
    if (sessions.isEmpty()) {
      return Beginning.UNKNOWN;
    }
    return sessions.stream().anyMatch(MergedSession::free) ? Beginning.SEEN : Beginning.UNSEEN;
  }

  private static Optional<Instant> start(
      List<Slot> before, List<SessionObserved> sessions, SubscriptionHead head) {
    return before.stream()
        .filter(slot -> begins(slot, sessions))
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

  /// Whether an invoice follows those before it without a gap that an unread one fits in.
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
