package io.saletrail.conversion.head;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.Mode;
import io.saletrail.contracts.activity.SessionObserved.Status;
import io.saletrail.conversion.Parent;
import java.time.Instant;
import java.util.Optional;

/// A session whose click also applies to other payments: the session that started a subscription,
/// to its renewals; a session in mode `setup`, to the subscriptions that the merchant creates for
/// its customer later.
///
/// @param parent the subscription or customer whose payments it attributes
/// @param openedAt when Stripe opened the session
public record AttributingSession(Parent parent, Instant openedAt) {

  /// Empty where the fact attributes no other payment.
  public static Optional<AttributingSession> of(PaymentActivity fact) {
    return fact instanceof SessionObserved session
        ? parent(session)
            .map(
                parent ->
                    new AttributingSession(
                        new Parent(session.account(), parent), session.openedAt()))
        : Optional.empty();
  }

  private static Optional<String> parent(SessionObserved session) {
    return session.subscription().or(() -> setUp(session));
  }

  /// A session that was not completed stored no payment method; one without a click attributes
  /// nothing.
  private static Optional<String> setUp(SessionObserved session) {
    return session.mode() == Mode.SETUP
            && session.status() == Status.COMPLETE
            && session.cid().isPresent()
        ? session.customer()
        : Optional.empty();
  }
}
