package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The session in mode `setup` whose click applies to a subscription without a session of its own:
/// the buyer stored a card through the link, and the merchant created the subscription by API.
/// Stripe relates the two by the customer alone
/// (docs.stripe.com/payments/checkout/subscriptions/starting).
///
/// It is the last one that the customer completed before the subscription started, at most
/// [#LONGEST] before. See docs/decisions/0026-cases-that-stripe-leaves-open.md.
final class SetupSession {
  /// Trackdesk's default attribution window.
  static final Duration LONGEST = Duration.ofDays(30);

  private SetupSession() {}

  static Optional<MergedSession> of(
      Optional<String> subscription, Payment payment, PaymentCase paymentCase) {
    var head = paymentCase.head(subscription);
    var customers = customers(payment, head);
    return startedAt(payment, head)
        .flatMap(
            startedAt ->
                MergedSession.of(paymentCase.setupSessions()).stream()
                    .filter(seen -> seen.newest().cid().isPresent())
                    .filter(
                        seen -> seen.newest().customer().filter(customers::contains).isPresent())
                    .filter(seen -> isBefore(startedAt, seen.newest()))
                    .reduce((earlier, later) -> later));
  }

  private static Set<String> customers(Payment payment, SubscriptionHead head) {
    return Stream.concat(
            head.state().flatMap(SubscriptionObserved::customer).stream(),
            payment.invoices().stream().flatMap(invoice -> invoice.customer().stream()))
        .collect(Collectors.toSet());
  }

  /// When the subscription started, where that is known.
  private static Optional<Instant> startedAt(Payment payment, SubscriptionHead head) {
    return head.state()
        .map(SubscriptionObserved::createdAt)
        .or(
            () ->
                Stream.concat(
                        head.slots().stream(),
                        payment.invoices().stream()
                            .filter(invoice -> invoice.subscription().isPresent())
                            .map(Slot::of))
                    .filter(Slot::initial)
                    .map(Slot::createdAt)
                    .findFirst());
  }

  private static boolean isBefore(Instant startedAt, SessionObserved session) {
    return session.status() == SessionObserved.Status.COMPLETE
        && !session.openedAt().isAfter(startedAt)
        && !session.openedAt().isBefore(startedAt.minus(LONGEST));
  }
}
