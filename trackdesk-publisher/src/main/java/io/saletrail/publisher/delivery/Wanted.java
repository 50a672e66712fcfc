package io.saletrail.publisher.delivery;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.List;

/// What Trackdesk should show for a conversion, as of the newest decision about it.
///
/// @param revision of the decision; the higher is the newer
/// @param causes the Stripe events behind it
public record Wanted(ConversionStatus status, long revision, List<String> causes) {
  static Wanted of(ConversionChanged change) {
    return new Wanted(change.status(), change.revision(), change.causes());
  }
}
