package io.saletrail.publisher.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.publisher.delivery.DeliveryState.Priority;
import java.time.Duration;
import java.time.Instant;

/// The part of a conversion that Trackdesk accepts once, at its creation: no call changes it
/// afterwards.
///
/// @param conversion `{account}:{externalId}`
/// @param account the merchant, `acct_…`
/// @param externalId its id at Trackdesk
/// @param type the merchant's conversion type code
/// @param credit what the sale is credited by
/// @param mode live or test
/// @param paidAt when the payment succeeded, or started processing
public record Sale(
    String conversion,
    String account,
    String externalId,
    String type,
    Credit credit,
    Money amount,
    ConversionChanged.Delivery mode,
    Instant paidAt) {

  /// A sale older than this comes from a backfill or check and has a lower priority than new sales.
  public static final Duration BACKFILL_AFTER = Duration.ofDays(1);

  static Sale of(ConversionChanged change) {
    return new Sale(
        change.conversion(),
        change.account(),
        change.externalId(),
        change.conversionType(),
        change.credit(),
        change.amount(),
        change.delivery(),
        change.paidAt());
  }

  /// The priority of its creation.
  Priority priority(Instant now) {
    return paidAt.plus(BACKFILL_AFTER).isBefore(now) ? Priority.BACKFILL : Priority.NEW;
  }
}
