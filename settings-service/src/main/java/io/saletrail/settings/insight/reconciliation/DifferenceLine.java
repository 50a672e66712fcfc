package io.saletrail.settings.insight.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.saletrail.settings.insight.export.Cell;
import io.saletrail.settings.insight.timeline.Amounts;
import java.time.ZoneId;
import java.util.Locale;

/// A line of the CSV of differences.
@JsonPropertyOrder({
  "kind",
  "payment",
  "conversion",
  "amount",
  "currency",
  "paid_at",
  "time_zone",
  "reason",
  "explanation",
  "remedy"
})
record DifferenceLine(
    String kind,
    String payment,
    String conversion,
    String amount,
    String currency,
    @JsonProperty("paid_at") String paidAt,
    @JsonProperty("time_zone") String timeZone,
    String reason,
    String explanation,
    String remedy) {
  /// @param zone the merchant's time zone
  static DifferenceLine of(Difference difference, ZoneId zone) {
    return new DifferenceLine(
        difference.kind().name(),
        difference.payment(),
        difference.externalId().orElse(""),
        Amounts.major(difference.amount()).toPlainString(),
        difference.amount().currency().toUpperCase(Locale.ROOT),
        Cell.time(difference.at(), zone),
        zone.getId(),
        difference.reason(),
        difference.explanation().detail(),
        difference.explanation().remedy().orElse(""));
  }
}
