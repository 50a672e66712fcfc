package io.saletrail.settings.trend;

import io.saletrail.contracts.Money;
import io.saletrail.settings.delivery.DeliveryStatus;
import java.time.LocalDate;
import java.util.List;

/// A merchant's sales day by day.
public record Trend(TrendSpan span, List<Sum> sums) {

  /// The sales of one day and one currency that stand alike at Trackdesk.
  ///
  /// @param sales how many; what replaces another conversion is no further sale
  /// @param approved what of them counts
  public record Sum(LocalDate day, DeliveryStatus standing, long sales, Money approved) {}
}
