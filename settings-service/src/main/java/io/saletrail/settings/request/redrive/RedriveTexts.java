package io.saletrail.settings.request.redrive;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.redrive.RedriveCompleted.Rejection;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.delivery.DeliveryExplanation;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import java.util.Optional;

/// Texts about re-drives for merchants.
public final class RedriveTexts {
  private RedriveTexts() {}

  /// Why a re-drive was rejected.
  static String of(Rejection rejection) {
    return switch (rejection) {
      case UNKNOWN_CONVERSION ->
          "The publisher does not know this conversion yet. If it is new, try again in a minute.";
      case UNCLEAR -> "Name a conversion, a reason, or a time range.";
      case OTHER -> "Rejected by a newer version.";
    };
  }

  /// Why deliveries need attention.
  public static String of(RedriveReason reason) {
    return switch (reason) {
      case GIVEN_UP ->
          DeliveryExplanation.of(DeliveryStatus.GIVEN_UP, Optional.empty(), Optional.empty())
              .title();
      case SHADOW, TENANT_CHANGED, DECLINED ->
          Explanation.of(DeliveryHeld.Cause.valueOf(reason.name())).title();
      case SETTINGS -> "Held for settings";
      case NEXT_TRY -> "Retry scheduled";
      case CLICK_NOT_FOUND,
          SOURCE_NOT_FOUND,
          TYPE_NOT_FOUND,
          TYPE_NOT_CONFIGURED,
          PRICING_NOT_CONFIGURED,
          LIMIT_REACHED,
          AMOUNT_MISSING,
          OFFER_NOT_ACTIVE,
          CONFIGURATION_EXPIRED,
          CURRENCY_UNSUPPORTED,
          CLICK_TOO_OLD,
          CONVERSION_NOT_FOUND,
          UNKNOWN,
          OTHER ->
          Explanation.of(Refusal.valueOf(reason.name()), Optional.empty()).title();
    };
  }
}
