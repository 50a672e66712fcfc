package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.Decision.Conversion;
import java.util.Optional;

/// A payment that is credited to an affiliate.
///
/// @param type the merchant's conversion type code
/// @param reversedMinor what refunds and lost disputes took back of it
record Sale(
    Payment payment,
    MoneyMovement money,
    Credit credit,
    MergedSession session,
    Kind kind,
    String type,
    long reversedMinor) {

  /// The same sale over the amount that refunds left.
  Sale over(MoneyMovement.Received remaining) {
    return new Sale(payment, remaining, credit, session, kind, type, 0);
  }

  /// The same sale after reversals.
  Sale reversedBy(long minor) {
    return new Sale(payment, money, credit, session, kind, type, minor);
  }

  /// The conversion of this sale, in a status.
  Conversion in(ConversionStatus status, LifecycleReason reason, MerchantOptions options) {
    return new Conversion(
        money.payment(payment),
        money.externalId(),
        kind,
        status,
        reason,
        credit,
        type,
        amount(options),
        paid(),
        paid().map(paid -> paid.withAmount(reversedMinor)).filter(part -> reversedMinor > 0),
        payment.delivery(),
        money.at(),
        payment.stripeIds(money, Optional.of(session.newest())));
  }

  private Optional<Money> paid() {
    return money instanceof MoneyMovement.Received ? Optional.of(money.amount()) : Optional.empty();
  }

  /// The amount that the affiliate's commission is computed from.
  Money amount(MerchantOptions options) {
    return OrderTotal.of(money, payment, session.newest()).credited(money.amount(), options);
  }
}
