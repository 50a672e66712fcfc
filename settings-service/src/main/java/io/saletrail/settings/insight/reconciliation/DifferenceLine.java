package io.saletrail.settings.insight.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

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
  static DifferenceLine of(Difference difference) {
    return new DifferenceLine(
        difference.kind().name(),
        difference.payment(),
        difference.externalId().orElse(""),
        difference.amount().amountMinor(),
        difference.amount().currency(),
        difference.at().toString(),
        difference.reason(),
        difference.explanation().detail(),
        difference.explanation().remedy().orElse(""));
  }
}
