package io.saletrail.stack.month;

import io.saletrail.sandbox.trackdesk.tenant.Amount;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.util.Optional;

/// A conversion at Trackdesk, without the ids that differ between merchants.
///
/// @param payment which payment of which purchase it belongs to
/// @param credited whether it is credited to the buyer's click
public record ComparableConversion(
    String payment,
    String type,
    Optional<Amount> amount,
    ConversionStatus status,
    boolean credited) {}
