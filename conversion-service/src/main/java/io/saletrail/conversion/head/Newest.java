package io.saletrail.conversion.head;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.conversion.rules.PaymentCase;

/// Selects which of two observations of one object is kept. Pure.
public final class Newest {
  private Newest() {}

  /// The later one in Stripe's order; of one fact that was read twice, the later edition.
  public static <T extends PaymentActivity> T of(T stored, T observation) {
    if (stored.id().equals(observation.id())) {
      return edition(observation) > edition(stored) ? observation : stored;
    }
    return PaymentCase.STRIPES_ORDER.compare(stored, observation) < 0 ? observation : stored;
  }

  static int edition(PaymentActivity fact) {
    return fact.observation().edition().orElse(0);
  }
}
