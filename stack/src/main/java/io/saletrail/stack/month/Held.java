package io.saletrail.stack.month;

import io.saletrail.sandbox.trackdesk.tenant.Amount;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import java.util.Optional;

/// A conversion at Trackdesk, told without the ids that differ from merchant to merchant.
///
/// @param payment the story it belongs to, and which of its payments
/// @param credited whether it is credited to the click that led to it
public record Held(
    String payment,
    String type,
    Optional<Amount> amount,
    ConversionStatus status,
    boolean credited) {}
