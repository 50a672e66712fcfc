package io.saletrail.conversion;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.SessionObserved;

/// What the buyer was asked for, in smallest units.
///
/// @param totalMinor all of it
/// @param taxMinor tax within the total
/// @param shippingMinor shipping within the total
record Asked(long totalMinor, long taxMinor, long shippingMinor) {
    /// An invoice states its own amounts; a payment without one was asked for by its session.
    static Asked of(Payment payment, SessionObserved session) {
        return payment.invoices().stream()
                .findFirst()
                .map(
                        invoice ->
                                new Asked(
                                        invoice.totalMinor(),
                                        invoice.taxMinor(),
                                        invoice.shippingMinor()))
                .orElseGet(
                        () ->
                                new Asked(
                                        session.total().map(Money::amountMinor).orElse(0L),
                                        session.taxMinor(),
                                        session.shippingMinor()));
    }
}
