package io.saletrail.settings.reconciliation;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.delivery.DeliveryStatus;
import java.util.Optional;

/// Conversions that have everything in common but their amounts.
///
/// @param replacement whether they stand over the rest of a sale that was refunded in part
/// @param held the status that Trackdesk acknowledged last
/// @param differs whether Trackdesk holds another amount than the sale's
/// @param atTrackdesk the sum of what Trackdesk holds, where it holds them
record ConversionSum(
    String currency,
    boolean replacement,
    ConversionStatus status,
    DeliveryStatus standing,
    Optional<String> held,
    boolean differs,
    Sum sum,
    Sum atTrackdesk) {}
