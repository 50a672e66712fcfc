package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.List;

/// What Trackdesk should show for a conversion, by the newest decision.
///
/// @param revision of the decision; the higher is the newer
/// @param sale what a create sends by this decision. A call in flight sends an earlier one; once
///   Trackdesk proves to have taken nothing, the next create sends this
/// @param stripeEvents the Stripe events behind the decision
public record DesiredState(
    ConversionStatus status, long revision, Sale sale, List<String> stripeEvents) {
  static DesiredState of(ConversionChanged change) {
    return new DesiredState(
        change.status(), change.revision(), Sale.of(change), change.stripeEvents());
  }
}
