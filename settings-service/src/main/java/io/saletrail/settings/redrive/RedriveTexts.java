package io.saletrail.settings.redrive;

import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.redrive.RedriveCompleted.Rejection;
import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.delivery.DeliveryExplanation;
import io.saletrail.settings.delivery.DeliveryStatus;
import io.saletrail.settings.explanation.Explanation;
import java.util.Optional;

/// Re-drives in a merchant's words.
public final class RedriveTexts {
  private RedriveTexts() {}

  /// Why nothing could be done.
  static String of(Rejection rejection) {
    return switch (rejection) {
      case UNKNOWN_CONVERSION ->
          "Nothing of this conversion has arrived where deliveries are made. If it is"
              + " new, try again in a minute.";
      case UNCLEAR -> "Name a conversion, a reason, or a time.";
      case OTHER -> "A newer part of the system could not do it.";
    };
  }

  /// What deliveries waited for.
  public static String of(RedriveReason reason) {
    return switch (reason) {
      case GIVEN_UP ->
          DeliveryExplanation.of(DeliveryStatus.GIVEN_UP, Optional.empty(), Optional.empty())
              .title();
      case SHADOW -> Explanation.of(DeliveryHeld.Cause.SHADOW).title();
      case SETTINGS -> "Waiting for settings";
      case NEXT_TRY -> "Waiting for the next try";
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
