package io.saletrail.conversion.rules;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.Decision.Conversion;
import java.util.ArrayList;
import java.util.List;

/// The conversions that a credited sale is: one, or with the policy REPLACE one for each part that
/// was left.
final class SaleRules {
  private final PaymentCase whole;
  private final MerchantOptions options;

  SaleRules(PaymentCase whole, MerchantOptions options) {
    this.whole = whole;
    this.options = options;
  }

  /// A delayed payment that was reported while it was under way.
  List<Conversion> delayed(Sale sale, ConversionStatus status, LifecycleReason reason) {
    return List.of(conversion(sale, status, reason));
  }

  /// Money that came, and may have gone back.
  List<Conversion> paid(Sale sale, MoneyMovement.Came money) {
    var reversals = Reversals.of(money, sale.payment());
    return switch (reversals.verdict()) {
      case Reversals.Verdict.Whole(var status, var reason) ->
          List.of(conversion(sale, status, reason));
      case Reversals.Verdict.Part(var rest) -> inPart(sale, money, reversals, rest);
    };
  }

  private List<Conversion> inPart(
      Sale sale, MoneyMovement.Came money, Reversals reversals, long rest) {
    var inPart = LifecycleReason.REFUNDED_IN_PART;
    return switch (options.partialRefunds()) {
      case KEEP -> List.of(conversion(sale, ConversionStatus.APPROVED, reversals.standing()));
      case REFUND -> List.of(conversion(sale, ConversionStatus.REFUNDED, inPart));
      case HOLD -> List.of(conversion(sale, ConversionStatus.ON_HOLD, inPart));
      case REPLACE -> replacements(sale, money, reversals, rest);
    };
  }

  /// Trackdesk cannot change an amount, so the conversion is refunded and one over the rest takes
  /// its place; a further part replaces that one in turn. A rest of which nothing counts (tax and
  /// shipping that the merchant leaves out) is no conversion.
  private List<Conversion> replacements(
      Sale sale, MoneyMovement.Came money, Reversals reversals, long rest) {
    var inPart = LifecycleReason.REFUNDED_IN_PART;
    var chain = new ArrayList<Conversion>();
    chain.add(conversion(sale, ConversionStatus.REFUNDED, inPart));
    for (var step : reversals.restsMinor()) {
      var left = sale.over(money.over(step));
      if (left.amount(options).amountMinor() > 0) {
        chain.add(
            step == rest
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

  /// What is refunded or rejected already has the better reason.
  private static boolean stillCounts(ConversionStatus status) {
    return switch (status) {
      case APPROVED, PENDING, ON_HOLD -> true;
      case REFUNDED, REJECTED -> false;
    };
  }

  private boolean canceledEarly(Sale sale) {
    return whole
        .head(sale.payment().subscriptionOf(sale.money().invoice()))
        .state()
        .filter(seen -> Cancellation.within(options.cancellationWindowDays(), seen))
        .isPresent();
  }
}
