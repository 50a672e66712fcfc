package io.saletrail.ingest.poll;

import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.ingest.activity.DedupTable.ChargeState;
import io.saletrail.ingest.activity.DedupTable.SessionState;
import java.util.List;
import java.util.Set;

/// The state of a polled session and of the charges expanded in it.
record PolledSession(SessionState state, List<ChargeState> charges) {
  static PolledSession of(SessionObserved session, List<PaymentActivity> read) {
    var charges =
        read.stream()
            .filter(ChargeObserved.class::isInstance)
            .map(charge -> ChargeState.of((ChargeObserved) charge))
            .toList();
    return new PolledSession(SessionState.of(session), charges);
  }

  /// Whether webhooks delivered this state. Stripe sends no session event for a capture: a session
  /// that was known in another state is delivered if its charges were, in their current state.
  boolean isDelivered(Set<SessionState> sessions, Set<ChargeState> knownCharges) {
    return sessions.contains(state)
        || (isKnown(sessions) && !charges.isEmpty() && knownCharges.containsAll(charges));
  }

  private boolean isKnown(Set<SessionState> sessions) {
    return sessions.stream().anyMatch(one -> one.session().equals(state.session()));
  }
}
