package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.util.Optional;

/// The sum of conversions that differ only in their amounts.
///
/// @param replacement whether they replace sales after a partial refund
/// @param held the last status that Trackdesk acknowledged
/// @param confirmed whether Trackdesk's report has shown them
/// @param differs whether Trackdesk holds another amount
/// @param atTrackdesk the sum of Trackdesk's amounts
record ConversionSum(
    String currency,
    boolean replacement,
    ConversionStatus status,
    DeliveryStatus deliveryStatus,
    Optional<String> held,
    boolean confirmed,
    boolean differs,
    Sum sum,
    Sum atTrackdesk) {}
