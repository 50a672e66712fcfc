package io.saletrail.settings.insight.reconciliation;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.delivery.DeliveryExplanation;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.reconciliation.Difference.Kind;
import java.time.Instant;
import java.util.Optional;

/// A conversion that is not in sync at Trackdesk, or a payment that is not credited.
///
/// @param item the sum that it is part of
/// @param deliveryStatus absent for a payment
/// @param notCredited absent for a conversion
/// @param heldMinor Trackdesk's amount, when it differs
record DifferenceRow(
    BalanceItem item,
    String payment,
    Optional<String> externalId,
    long amountMinor,
    String currency,
    Instant at,
    Optional<DeliveryStatus> deliveryStatus,
    Optional<String> cause,
    Optional<NotCreditedReason> notCredited,
    Optional<Credit.By> creditedBy,
    Optional<Long> heldMinor,
    Optional<String> heldCurrency) {

  /// The reason when only the amount differs.
  private static final String AMOUNT_DIFFERS = "AMOUNT_DIFFERS";

  Difference difference() {
    return deliveryStatus.map(this::conversion).orElseGet(this::notCreditedPayment);
  }

  private Difference conversion(DeliveryStatus status) {
    return status == DeliveryStatus.DELIVERED
        ? difference(AMOUNT_DIFFERS, DeliveryExplanation.amountDiffers(held(), amount()))
        : difference(reason(status), explanation(status));
  }

  private Difference notCreditedPayment() {
    var reason = notCredited.orElseThrow();
    return difference(reason.name(), Explanation.of(reason));
  }

  private Difference difference(String reason, Explanation explanation) {
    return new Difference(kind(), payment, externalId, amount(), at, reason, explanation);
  }

  private Kind kind() {
    return switch (item) {
      case NEEDS_ATTENTION -> Kind.NEEDS_ATTENTION;
      case QUEUED -> Kind.QUEUED;
      default -> Kind.NOT_CREDITED;
    };
  }

  private String reason(DeliveryStatus status) {
    return cause.map(name -> status.name() + ":" + name).orElse(status.name());
  }

  private Explanation explanation(DeliveryStatus status) {
    return DeliveryExplanation.of(status, cause, creditedBy);
  }

  private Money amount() {
    return new Money(amountMinor, currency);
  }

  private Money held() {
    return new Money(heldMinor.orElseThrow(), heldCurrency.orElseThrow());
  }
}
