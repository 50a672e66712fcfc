package io.saletrail.settings.conversion;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.settings.delivery.DeliveryExplanation;
import io.saletrail.settings.delivery.DeliveryStatus;
import io.saletrail.settings.explanation.Explanation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion as it was last decided, and how it stands at Trackdesk.
///
/// @param id `{account}:{externalId}`
/// @param externalId what Trackdesk knows it by
/// @param payment what names the payment within the account
/// @param status what Trackdesk is to hold
/// @param reason what brought it there
/// @param explanation the reason in words
/// @param creditedBy what names the affiliate
/// @param cid the click, when credited by CLICK
/// @param promotionCodes the codes, when credited by PROMOTION_CODE
/// @param amount what the affiliate's commission is reckoned from
/// @param mode whether it counts or is a test
/// @param trackdesk how it stands there
@Schema(name = "Conversion")
public record ConversionResponse(
    String id,
    String externalId,
    String payment,
    ConversionChanged.Kind kind,
    ConversionStatus status,
    LifecycleReason reason,
    Explanation explanation,
    Credit.By creditedBy,
    Optional<String> cid,
    List<String> promotionCodes,
    String conversionType,
    Money amount,
    ConversionChanged.Delivery mode,
    long revision,
    Instant paidAt,
    Instant decidedAt,
    Delivery trackdesk) {

  /// How it stands at Trackdesk.
  ///
  /// @param cause what it waits for, or was refused for, by name
  /// @param status the status that was sent last
  /// @param attempts calls so far
  /// @param differingAmount what Trackdesk holds where that is not the amount of the sale
  @Schema(name = "AtTrackdesk")
  public record Delivery(
      DeliveryStatus state,
      Explanation explanation,
      Optional<String> cause,
      Optional<String> status,
      Optional<Integer> attempts,
      Optional<Integer> httpStatus,
      Optional<Instant> nextAttemptAt,
      Optional<Instant> at,
      Optional<Money> differingAmount) {}

  static ConversionResponse of(ConversionRow row) {
    var amount = new Money(row.amountMinor, row.currency);
    var held = held(row);
    return new ConversionResponse(
        row.conversion,
        row.externalId,
        row.payment,
        row.kind,
        row.status,
        row.reason,
        Explanation.of(row.reason),
        row.creditedBy,
        Optional.ofNullable(row.cid),
        List.copyOf(row.promotionCodes),
        row.conversionType,
        amount,
        row.delivery,
        row.revision,
        row.paidAt,
        row.decidedAt,
        new Delivery(
            row.standing,
            held.filter(_ -> row.standing == DeliveryStatus.DELIVERED)
                .map(other -> DeliveryExplanation.amountDiffers(other, amount))
                .orElseGet(() -> explanation(row)),
            Optional.ofNullable(row.deliveryCause),
            Optional.ofNullable(row.deliveredStatus),
            Optional.ofNullable(row.attempt),
            Optional.ofNullable(row.httpStatus),
            Optional.ofNullable(row.nextAttemptAt),
            Optional.ofNullable(row.deliveryAt),
            held));
  }

  private static Explanation explanation(ConversionRow row) {
    return DeliveryExplanation.of(
        row.standing, Optional.ofNullable(row.deliveryCause), Optional.of(row.creditedBy));
  }

  private static Optional<Money> held(ConversionRow row) {
    return row.heldAmountMinor == null || row.heldCurrency == null
        ? Optional.empty()
        : Optional.of(new Money(row.heldAmountMinor, row.heldCurrency));
  }
}
