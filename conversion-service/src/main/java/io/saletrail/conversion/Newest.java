package io.saletrail.conversion;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.conversion.rules.PaymentCase;

/// Which of two sightings of one object is kept. Pure.
final class Newest {
  private Newest() {}

  /// The later one in Stripe's order; of one fact that was read twice, the later edition.
  static <T extends PaymentActivity> T of(T stored, T sighting) {
    if (stored.id().equals(sighting.id())) {
      return edition(sighting) > edition(stored) ? sighting : stored;
    }
    return PaymentCase.STRIPES_ORDER.compare(stored, sighting) < 0 ? sighting : stored;
  }

  static int edition(PaymentActivity fact) {
    return fact.observation().edition().orElse(0);
  }
}
