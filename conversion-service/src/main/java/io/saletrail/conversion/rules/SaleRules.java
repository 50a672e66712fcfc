package io.saletrail.conversion.rules;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.Decision.Conversion;
import java.util.ArrayList;
import java.util.List;

/// The conversions of a credited sale: one, or with the policy REPLACE one for each remaining
/// amount.
final class SaleRules {
  private final PaymentCase paymentCase;
  private final MerchantOptions options;

  SaleRules(PaymentCase paymentCase, MerchantOptions options) {
    this.paymentCase = paymentCase;
    this.options = options;
  }

  /// A delayed payment that is reported while it is processing.
  List<Conversion> delayed(Sale sale, ConversionStatus status, LifecycleReason reason) {
    return List.of(conversion(sale, status, reason));
  }

  /// A payment that succeeded and may be reversed.
  List<Conversion> paid(Sale sale, MoneyMovement.Received money) {
    var reversals = Reversals.of(money, sale.payment());
    return paid(sale.reversedBy(reversals.sumMinor()), money, reversals);
  }

  private List<Conversion> paid(Sale sale, MoneyMovement.Received money, Reversals reversals) {
    return switch (reversals.verdict()) {
      case Reversals.Verdict.Whole(var status, var reason) ->
          List.of(conversion(sale, status, reason));
      case Reversals.Verdict.Part(var remaining) ->
          partlyReversed(sale, money, reversals, remaining);
    };
  }

  private List<Conversion> partlyReversed(
      Sale sale, MoneyMovement.Received money, Reversals reversals, long remaining) {
    var inPart = LifecycleReason.REFUNDED_IN_PART;
    return switch (options.partialRefunds()) {
      case KEEP -> List.of(conversion(sale, ConversionStatus.APPROVED, reversals.creditedReason()));
      case REFUND -> List.of(conversion(sale, ConversionStatus.REFUNDED, inPart));
      case HOLD -> List.of(conversion(sale, ConversionStatus.ON_HOLD, inPart));
      case REPLACE -> replacements(sale, money, reversals, remaining);
    };
  }

  /// Trackdesk cannot change an amount. So the conversion is refunded and one over the remaining
  /// amount replaces it; a further partial refund replaces that one. A remaining amount of which
  /// nothing counts (excluded tax and shipping) is no conversion.
  private List<Conversion> replacements(
      Sale sale, MoneyMovement.Received money, Reversals reversals, long remaining) {
    var inPart = LifecycleReason.REFUNDED_IN_PART;
    var chain = new ArrayList<Conversion>();
    chain.add(conversion(sale, ConversionStatus.REFUNDED, inPart));
    for (var step : reversals.remaindersMinor()) {
      var left = sale.over(money.over(step));
      if (left.amount(options).amountMinor() > 0) {
        chain.add(
            step == remaining
                ? conversion(left, ConversionStatus.APPROVED, LifecycleReason.PAYMENT_SUCCEEDED)
                : conversion(left, ConversionStatus.REFUNDED, inPart));
      }
    }
    return chain;
  }

  private Conversion conversion(Sale sale, ConversionStatus status, LifecycleReason reason) {
    return stillCounts(status) && canceledEarly(sale)
        ? sale.in(ConversionStatus.REJECTED, LifecycleReason.SUBSCRIPTION_CANCELED_EARLY, options)
        : sale.in(status, reason, options);
  }

  /// A refunded or rejected sale already has the better reason.
  private static boolean stillCounts(ConversionStatus status) {
    return switch (status) {
      case APPROVED, PENDING, ON_HOLD -> true;
      case REFUNDED, REJECTED -> false;
    };
  }

  private boolean canceledEarly(Sale sale) {
    return paymentCase
        .head(sale.payment().subscriptionOf(sale.money().invoice()))
        .state()
        .filter(seen -> Cancellation.within(options.cancellationWindowDays(), seen))
        .isPresent();
  }
}
