package io.saletrail.publisher.redrive;

import io.saletrail.contracts.redrive.RedriveRequested;
import io.saletrail.contracts.redrive.RedriveRequested.Action;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.merchant.Merchant;
import java.time.Instant;
import java.util.Optional;

/// What a re-drive does with the deliveries that it selects.
///
/// @param dryRun whether the effect is only computed
record RedriveMode(Action action, boolean dryRun) {
  static RedriveMode of(RedriveRequested request) {
    return new RedriveMode(request.action().orElse(Action.SEND), request.dryRun());
  }

  /// The delivery after it; empty where nothing changes.
  Optional<Delivery> apply(Delivery delivery, Merchant merchant, Instant now) {
    return switch (action) {
      case SEND -> DeliveryRules.redrive(delivery, merchant, now);
      case DECLINE -> DeliveryRules.decline(delivery);
      case OTHER -> Optional.empty();
    };
  }
}
