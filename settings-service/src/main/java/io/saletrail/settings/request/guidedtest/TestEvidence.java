package io.saletrail.settings.request.guidedtest;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.merchant.SettingsResponse;
import java.time.Instant;
import java.util.Optional;

/// Everything known about a merchant's test.
///
/// @param settings empty for a new merchant
/// @param page the latest page check
/// @param payment the newest test payment first seen after the start
public record TestEvidence(
    Optional<SettingsResponse> settings,
    Optional<Instant> startedAt,
    Optional<PageCheckResult> page,
    Optional<PaymentResponse> payment) {

  /// The test conversion of the payment.
  public Optional<ConversionResponse> conversion() {
    return payment.flatMap(
        paid ->
            paid.conversions().stream()
                .filter(one -> one.mode() == ConversionChanged.Delivery.TEST)
                .reduce((earlier, later) -> later));
  }
}
