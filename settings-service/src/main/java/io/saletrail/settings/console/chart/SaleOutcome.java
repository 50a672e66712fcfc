package io.saletrail.settings.console.chart;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.insight.delivery.DeliveryStatus;

/// The outcome of a sale in a bar, from bottom to top.
enum SaleOutcome {
  DELIVERED(Badge.GOOD, "delivered"),
  WAITING(Badge.WAITING, "queued"),
  REFUSED(Badge.BAD, "refused");

  final String tone;
  final String label;

  SaleOutcome(String tone, String label) {
    this.tone = tone;
    this.label = label;
  }

  static SaleOutcome of(DeliveryStatus status) {
    return switch (status) {
      case DELIVERED -> DELIVERED;
      case NOT_SENT, DUE, HELD, MISSING, OTHER -> WAITING;
      case REFUSED, GIVEN_UP -> REFUSED;
    };
  }
}
