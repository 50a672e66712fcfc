package io.saletrail.settings.insight.trend;

import io.saletrail.contracts.Money;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.time.LocalDate;
import java.util.List;

/// A merchant's sales day by day.
public record Trend(TrendSpan span, List<Sum> sums) {

  /// Sales of one day, currency and delivery status.
  ///
  /// @param sales the count, without replacements of other conversions
  /// @param approved the amount that Trackdesk holds as approved
  public record Sum(LocalDate day, DeliveryStatus deliveryStatus, long sales, Money approved) {}
}
