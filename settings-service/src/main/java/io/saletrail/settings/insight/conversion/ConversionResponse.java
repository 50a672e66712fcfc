package io.saletrail.settings.insight.conversion;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.delivery.DeliveryExplanation;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion as last decided, with its status at Trackdesk.
///
/// @param id `{account}:{externalId}`
/// @param externalId its id at Trackdesk
/// @param payment the payment's id within the account
/// @param status the status that Trackdesk should hold; a test has the status TEST there, whatever
///   happens to its payment
/// @param reason why it has this status
/// @param creditedBy what identifies the affiliate
/// @param cid the click id, when credited by CLICK
/// @param promotionCodes the codes, when credited by PROMOTION_CODE
/// @param amount the commissionable amount
/// @param mode live or test
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

  /// The delivery to Trackdesk.
  ///
  /// @param cause why it is held or refused: a constant
  /// @param status the status that Trackdesk holds, by the last call that it accepted or its
  ///   report; `TEST` for a test; absent where it holds none
  /// @param attempts calls so far
  /// @param readBack whether Trackdesk's report shows it, `CONFIRMED` or `MISSING`; absent where it
  ///   was not read
  /// @param differingAmount the amount at Trackdesk, when it differs from the sale's
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
      Optional<String> readBack,
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
            row.deliveryStatus,
            held.filter(_ -> row.deliveryStatus == DeliveryStatus.DELIVERED)
                .map(other -> DeliveryExplanation.amountDiffers(other, amount))
                .orElseGet(() -> explanation(row)),
            Optional.ofNullable(row.deliveryCause),
            Optional.ofNullable(row.trackdeskStatus),
            Optional.ofNullable(row.attempt),
            Optional.ofNullable(row.httpStatus),
            Optional.ofNullable(row.nextAttemptAt),
            Optional.ofNullable(row.deliveryAt),
            Optional.ofNullable(row.readBack),
            held));
  }

  private static Explanation explanation(ConversionRow row) {
    return DeliveryExplanation.of(
        row.deliveryStatus, Optional.ofNullable(row.deliveryCause), Optional.of(row.creditedBy));
  }

  private static Optional<Money> held(ConversionRow row) {
    return row.heldAmountMinor == null || row.heldCurrency == null
        ? Optional.empty()
        : Optional.of(new Money(row.heldAmountMinor, row.heldCurrency));
  }
}
