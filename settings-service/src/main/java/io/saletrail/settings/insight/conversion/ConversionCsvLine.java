package io.saletrail.settings.insight.conversion;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.settings.insight.export.Cell;
import io.saletrail.settings.insight.timeline.Amounts;
import java.time.ZoneId;
import java.util.Locale;

/// A line of the CSV of conversions, as a spreadsheet reads it.
@JsonPropertyOrder({
  "paid_at",
  "time_zone",
  "amount",
  "currency",
  "status",
  "delivery",
  "delivery_reason",
  "status_in_trackdesk",
  "type",
  "kind",
  "credited_by",
  "click_id",
  "promotion_codes",
  "mode",
  "external_id",
  "payment"
})
record ConversionCsvLine(
    @JsonProperty("paid_at") String paidAt,
    @JsonProperty("time_zone") String timeZone,
    String amount,
    String currency,
    String status,
    String delivery,
    @JsonProperty("delivery_reason") String deliveryReason,
    @JsonProperty("status_in_trackdesk") String statusInTrackdesk,
    String type,
    String kind,
    @JsonProperty("credited_by") String creditedBy,
    @JsonProperty("click_id") String clickId,
    @JsonProperty("promotion_codes") String promotionCodes,
    String mode,
    @JsonProperty("external_id") String externalId,
    String payment) {
  /// @param zone the merchant's time zone
  static ConversionCsvLine of(ConversionResponse conversion, ZoneId zone) {
    return new ConversionCsvLine(
        isPaid(conversion.reason()) ? Cell.time(conversion.paidAt(), zone) : "",
        zone.getId(),
        Amounts.major(conversion.amount()).toPlainString(),
        conversion.amount().currency().toUpperCase(Locale.ROOT),
        conversion.status().name(),
        conversion.trackdesk().state().name(),
        conversion.trackdesk().cause().orElse(""),
        conversion.trackdesk().status().orElse(""),
        Cell.text(conversion.conversionType()),
        conversion.kind().name(),
        conversion.creditedBy().name(),
        conversion.cid().orElse(""),
        Cell.text(String.join(" ", conversion.promotionCodes())),
        conversion.mode().name(),
        conversion.externalId(),
        conversion.payment());
  }

  /// A delayed payment has a time before it is paid, or although it failed.
  private static boolean isPaid(LifecycleReason reason) {
    return switch (reason) {
      case PAYMENT_PROCESSING, PAYMENT_FAILED, PAYMENT_CANCELED -> false;
      case PAYMENT_SUCCEEDED, REFUNDED_IN_FULL, REFUNDED_IN_PART, REFUND_FAILED -> true;
      case DISPUTE_OPENED, DISPUTE_LOST, DISPUTE_WON -> true;
      case SUBSCRIPTION_CANCELED_EARLY, SALE_WITHDRAWN, OTHER -> true;
    };
  }
}
