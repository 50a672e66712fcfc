package io.saletrail.settings.guidedtest;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.settings.conversion.ConversionAnswer;
import io.saletrail.settings.merchant.SettingsAnswer;
import io.saletrail.settings.payment.PaymentAnswer;
import java.time.Instant;
import java.util.Optional;

/// All that is known of a merchant's test.
///
/// @param settings as they stand; none of somebody who is new
/// @param startedAt when the test was begun
/// @param page what the page looked like when it was checked last
/// @param payment the newest test payment that was first heard of since then
public record Evidence(
    Optional<SettingsAnswer> settings,
    Optional<Instant> startedAt,
    Optional<PageSeen> page,
    Optional<PaymentAnswer> payment) {

  /// What the payment became.
  public Optional<ConversionAnswer> conversion() {
    return payment.flatMap(
        paid ->
            paid.conversions().stream()
                .filter(one -> one.mode() == ConversionChanged.Delivery.TEST)
                .reduce((earlier, later) -> later));
  }
}
