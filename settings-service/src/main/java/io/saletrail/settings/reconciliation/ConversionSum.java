package io.saletrail.settings.reconciliation;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.settings.delivery.Standing;
import java.util.Optional;

/// Conversions that have everything in common but their amounts.
///
/// @param replacement whether they stand over the rest of a sale that was refunded in part
/// @param held the status that Trackdesk acknowledged last
record ConversionSum(
    String currency,
    boolean replacement,
    ConversionStatus status,
    Standing standing,
    Optional<String> held,
    Sum sum) {}
