package io.saletrail.settings.guidedtest;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.settings.conversion.ConversionResponse;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.payment.PaymentResponse;
import java.time.Instant;
import java.util.Optional;

/// All that is known of a merchant's test.
///
/// @param settings as they stand; none of somebody who is new
/// @param startedAt when the test was begun
/// @param page what the page looked like when it was checked last
/// @param payment the newest test payment that was first heard of since then
public record TestEvidence(
    Optional<SettingsResponse> settings,
    Optional<Instant> startedAt,
    Optional<PageCheckResult> page,
    Optional<PaymentResponse> payment) {

  /// What the payment became.
  public Optional<ConversionResponse> conversion() {
    return payment.flatMap(
        paid ->
            paid.conversions().stream()
                .filter(one -> one.mode() == ConversionChanged.Delivery.TEST)
                .reduce((earlier, later) -> later));
  }
}
