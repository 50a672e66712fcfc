package io.saletrail.conversion;

import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.conversion.StripeIds;
import io.saletrail.conversion.rules.Decision;
import java.util.Optional;
import java.util.stream.Stream;

/// What is missing about a payment that was set aside. Pure.
final class Waiting {
    private Waiting() {}

    /// The Stripe object to ask about; empty where nothing is missing.
    static Optional<String> object(Decision decision) {
        return switch (decision) {
            case Decision.Conversion _ -> Optional.empty();
            case Decision.SetAside aside ->
                    switch (aside.reason()) {
                        // The session is known; what is missing is what hangs on it.
                        case CHARGE_NOT_SEEN, DETAILS_AWAITED ->
                                aside.stripe().session().or(() -> money(aside.stripe()));
                        // Asked already: the answer has to stay, or the question would return.
                        case SESSION_NOT_SEEN, NOT_FROM_CHECKOUT -> money(aside.stripe());
                        case NO_CLICK,
                                FOREIGN_REFERENCE,
                                NOTHING_PAID,
                                NOT_PAID_YET,
                                SESSION_EXPIRED,
                                PAYMENT_FAILED,
                                PAYMENT_CANCELED,
                                NOT_CAPTURED,
                                TEST_MODE,
                                RENEWAL_NOT_CREDITED,
                                OPTED_OUT,
                                PART_OF_ANOTHER_PAYMENT,
                                OTHER ->
                                Optional.empty();
                    };
        };
    }

    /// The same decision when Stripe has said that no Checkout Session belongs to the payment.
    static Decision withoutSession(Decision decision) {
        return decision instanceof Decision.SetAside aside
                        && aside.reason() == SetAsideReason.SESSION_NOT_SEEN
                ? new Decision.SetAside(
                        aside.payment(),
                        SetAsideReason.NOT_FROM_CHECKOUT,
                        aside.amount(),
                        aside.stripe())
                : decision;
    }

    /// What leads furthest goes first. A refund or dispute leads to its charge.
    private static Optional<String> money(StripeIds ids) {
        return Stream.of(
                        ids.paymentIntent().stream(),
                        ids.charge().stream(),
                        ids.invoice().stream(),
                        ids.subscription().stream(),
                        ids.refunds().stream(),
                        ids.disputes().stream())
                .flatMap(each -> each)
                .findFirst();
    }
}
