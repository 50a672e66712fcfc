package io.saletrail.settings.insight.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// A line of the CSV of differences.
@JsonPropertyOrder({
  "kind",
  "payment",
  "conversion",
  "amount_minor",
  "currency",
  "at",
  "reason",
  "explanation",
  "remedy"
})
record DifferenceLine(
    String kind,
    String payment,
    String conversion,
    @JsonProperty("amount_minor") long amountMinor,
    String currency,
    String at,
    String reason,
    String explanation,
    String remedy) {
  /// @param zone the merchant's time zone
  static DifferenceLine of(Difference difference, ZoneId zone) {
    return new DifferenceLine(
        difference.kind().name(),
        difference.payment(),
        difference.externalId().orElse(""),
        difference.amount().amountMinor(),
        difference.amount().currency(),
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(difference.at().atZone(zone)),
        difference.reason(),
        difference.explanation().detail(),
        difference.explanation().remedy().orElse(""));
  }
}
