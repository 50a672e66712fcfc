package io.saletrail.settings.console.chart;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.insight.delivery.DeliveryStatus;

/// What has become of a sale, as far as a bar can show it; from the bottom of the bar upwards.
enum SaleOutcome {
  DELIVERED(Badge.GOOD, "delivered"),
  WAITING(Badge.WAITING, "waiting"),
  REFUSED(Badge.BAD, "refused");

  final String tone;
  final String word;

  SaleOutcome(String tone, String word) {
    this.tone = tone;
    this.word = word;
  }

  static SaleOutcome of(DeliveryStatus deliveryStatus) {
    return switch (deliveryStatus) {
      case DELIVERED -> DELIVERED;
      case NOT_SENT, DUE, HELD, OTHER -> WAITING;
      case REFUSED, GIVEN_UP -> REFUSED;
    };
  }
}
