package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.Mode;
import io.saletrail.contracts.activity.SessionObserved.Status;
import java.time.Instant;
import java.util.Optional;

/// A session that tells the click of payments other than its own: the one that began a
/// subscription, of its renewals; one in mode `setup`, of the subscriptions that the merchant makes
/// for its customer later.
///
/// @param parent whose payments it tells the click of
/// @param openedAt when it was opened
record AttributingSession(Parent parent, Instant openedAt) {

  static Optional<AttributingSession> of(PaymentActivity fact) {
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

  /// A session that was not completed stored no means of payment; one without a click tells none.
  private static Optional<String> setUp(SessionObserved session) {
    return session.mode() == Mode.SETUP
            && session.status() == Status.COMPLETE
            && session.cid().isPresent()
        ? session.customer()
        : Optional.empty();
  }
}
