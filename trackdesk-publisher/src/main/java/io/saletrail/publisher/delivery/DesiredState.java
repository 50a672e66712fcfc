package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.List;

/// The state that Trackdesk should show for a conversion, by the newest decision.
///
/// @param revision of the decision; the highest is the newest
/// @param sale content of a create by this decision. A call in flight sends an earlier one; if
/// Trackdesk proves to have stored nothing, the next create sends this
/// @param stripeEvents the Stripe events behind the decision
public record DesiredState(
    ConversionStatus status, long revision, Sale sale, List<String> stripeEvents) {
  static DesiredState of(ConversionChanged change) {
    return new DesiredState(
        change.status(), change.revision(), Sale.of(change), change.stripeEvents());
  }
}
