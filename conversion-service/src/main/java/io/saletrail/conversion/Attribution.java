package io.saletrail.conversion;

import io.saletrail.contracts.activity.SessionObserved;
import io.saletrail.contracts.activity.SessionObserved.Reference;
import io.saletrail.contracts.conversion.SetAsideReason;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Which click a payment is credited to.
sealed interface Attribution {
    /// The click, and the session that carried it.
    record Click(UUID cid, SessionObserved session) implements Attribution {}

    /// No click, and why.
    record None(SetAsideReason reason, Optional<SessionObserved> session) implements Attribution {}

    /// The payment's own session speaks first; a renewal is spoken for by the session that began
    /// its subscription. Of several sessions one with a click goes first, then the one opened
    /// first.
    static Attribution of(Payment payment, PaymentCase whole) {
        return Stream.concat(
                        payment.sessions().stream().sorted(FIRST_OPENED),
                        beginnings(payment, whole).sorted(FIRST_OPENED))
                .map(Attribution::by)
                .min(Comparator.comparing(attribution -> attribution instanceof Click ? 0 : 1))
                .orElse(new None(SetAsideReason.SESSION_NOT_SEEN, Optional.empty()));
    }

    Comparator<SessionObserved> FIRST_OPENED =
            Comparator.comparing(SessionObserved::openedAt).thenComparing(SessionObserved::session);

    private static Attribution by(SessionObserved session) {
        if (session.reference() == Reference.CID && session.cid().isPresent()) {
            return new Click(session.cid().get(), session);
        }
        var reason =
                session.reference() == Reference.NONE
                        ? SetAsideReason.NO_CLICK
                        : SetAsideReason.FOREIGN_REFERENCE;
        return new None(reason, Optional.of(session));
    }

    private static Stream<SessionObserved> beginnings(Payment payment, PaymentCase whole) {
        return payment.subscription().stream()
                .flatMap(
                        subscription ->
                                whole.payments().stream()
                                        .flatMap(other -> other.sessions().stream())
                                        .filter(
                                                session ->
                                                        session.subscription()
                                                                .filter(subscription::equals)
                                                                .isPresent()));
    }
}
