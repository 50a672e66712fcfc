package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The session in mode `setup` whose click a subscription without a session of its own came by: the
/// buyer stored a card through the link, and the merchant made the subscription by API. Stripe ties
/// the two by the customer alone (docs.stripe.com/payments/checkout/subscriptions/starting).
///
/// It is the last one that the customer completed before the subscription began, at most
/// [#LONGEST] before. See docs/decisions/0026.
final class SetupSession {
  /// As long as a click of Trackdesk's lasts by default.
  static final Duration LONGEST = Duration.ofDays(30);

  private SetupSession() {}

  static Optional<MergedSession> of(
      Optional<String> subscription, Payment payment, PaymentCase whole) {
    var head = whole.head(subscription);
    var customers = customers(payment, head);
    return begun(payment, head)
        .flatMap(
            begun ->
                MergedSession.of(whole.setupSessions()).stream()
                    .filter(seen -> seen.newest().cid().isPresent())
                    .filter(
                        seen -> seen.newest().customer().filter(customers::contains).isPresent())
                    .filter(seen -> isBefore(begun, seen.newest()))
                    .reduce((earlier, later) -> later));
  }

  private static Set<String> customers(Payment payment, SubscriptionHead head) {
    return Stream.concat(
            head.state().flatMap(SubscriptionObserved::customer).stream(),
            payment.invoices().stream().flatMap(invoice -> invoice.customer().stream()))
        .collect(Collectors.toSet());
  }

  /// When the subscription began, where that is known.
  private static Optional<Instant> begun(Payment payment, SubscriptionHead head) {
    return head.state()
        .map(SubscriptionObserved::createdAt)
        .or(
            () ->
                Stream.concat(
                        head.slots().stream(),
                        payment.invoices().stream()
                            .filter(invoice -> invoice.subscription().isPresent())
                            .map(Slot::of))
                    .filter(Slot::begins)
                    .map(Slot::createdAt)
                    .findFirst());
  }

  private static boolean isBefore(Instant begun, SessionObserved session) {
    return session.status() == SessionObserved.Status.COMPLETE
        && !session.openedAt().isAfter(begun)
        && !session.openedAt().isBefore(begun.minus(LONGEST));
  }
}
