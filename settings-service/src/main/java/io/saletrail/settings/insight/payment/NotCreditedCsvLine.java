package io.saletrail.settings.insight.payment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.saletrail.contracts.Money;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.export.Cell;
import io.saletrail.settings.insight.timeline.Amounts;
import java.time.ZoneId;
import java.util.Locale;

/// A line of the CSV of payments that are not credited, as a spreadsheet reads it.
///
/// @param amount empty where it is not known
@JsonPropertyOrder({
  "decided_at",
  "time_zone",
  "amount",
  "currency",
  "reason",
  "explanation",
  "remedy",
  "payment"
})
record NotCreditedCsvLine(
    @JsonProperty("decided_at") String decidedAt,
    @JsonProperty("time_zone") String timeZone,
    String amount,
    String currency,
    String reason,
    String explanation,
    String remedy,
    String payment) {
  /// @param zone the merchant's time zone
  static NotCreditedCsvLine of(PaymentResponse payment, ZoneId zone) {
    var explanation = payment.explanation();
    return new NotCreditedCsvLine(
        Cell.time(payment.decidedAt(), zone),
        zone.getId(),
        payment.amount().map(amount -> Amounts.major(amount).toPlainString()).orElse(""),
        payment.amount().map(Money::currency).orElse("").toUpperCase(Locale.ROOT),
        payment.reason().map(Enum::name).orElse(""),
        explanation.map(Explanation::detail).orElse(""),
        explanation.flatMap(Explanation::remedy).orElse(""),
        payment.payment());
  }
}
