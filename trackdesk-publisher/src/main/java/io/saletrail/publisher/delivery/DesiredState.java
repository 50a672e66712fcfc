package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.List;

/// What Trackdesk should show for a conversion, as of the newest decision about it.
///
/// @param revision of the decision; the higher is the newer
/// @param sale what a create of this decision tells. A call that is under way tells what was
///     decided before it; once it is known that Trackdesk took nothing, the next one tells this
/// @param causes the Stripe events behind it
public record DesiredState(ConversionStatus status, long revision, Sale sale, List<String> causes) {
  static DesiredState of(ConversionChanged change) {
    return new DesiredState(
        change.status(), change.revision(), Sale.of(change), change.stripeEvents());
  }
}
