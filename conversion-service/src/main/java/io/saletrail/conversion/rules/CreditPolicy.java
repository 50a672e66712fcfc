package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.conversion.rules.BillingPositions.Position;
import java.util.Optional;
import java.util.stream.Stream;

/// Payments that a merchant does not credit, whichever affiliate brought them.
final class CreditPolicy {
  private final PaymentCase paymentCase;
  private final MerchantOptions options;

  CreditPolicy(PaymentCase paymentCase, MerchantOptions options) {
    this.paymentCase = paymentCase;
    this.options = options;
  }

  /// Why a payment is not credited although an affiliate brought it.
  ///
  /// @param position the payment's position among those of its subscription
  Optional<NotCreditedReason> refusal(
      MoneyMovement money, Payment payment, MergedSession session, Position position) {
    if (!isModeCredited(payment)) {
      return Optional.of(NotCreditedReason.TEST_MODE);
    }
    if (optedOut(money, payment, session)) {
      return Optional.of(NotCreditedReason.OPTED_OUT);
    }
    return isPositionCredited(position)
        ? Optional.empty()
        : Optional.of(NotCreditedReason.RENEWAL_NOT_CREDITED);
  }

  /// Live, or in test mode where the merchant reports test payments.
  boolean isModeCredited(Payment payment) {
    return payment.livemode() || options.testMode() == TestModePolicy.DELIVER_AS_TEST;
  }

  /// Whether the billing position decides if a payment is credited.
  boolean dependsOnPosition() {
    return options.recurring() != RecurringPolicy.ON;
  }

  private boolean isPositionCredited(Position position) {
    var index =
        switch (position) {
          case Position.Known(var known) -> known;
          case Position.Unconfirmed(var atLeast) -> atLeast;
        };
    return switch (options.recurring()) {
      case ON -> true;
      case OFF -> index == 0;
      case FIRST_N -> index < options.recurringLimit();
    };
  }

  /// Stripe copies the metadata of a payment link into its sessions.
  private boolean optedOut(MoneyMovement money, Payment payment, MergedSession session) {
    var subscription = paymentCase.head(payment.subscriptionOf(money.invoice())).state();
    return session.newest().optedOut()
        || paidInvoices(money, payment).anyMatch(InvoiceObserved::optedOut)
        || payment.intents().stream().anyMatch(intent -> intent.optedOut().orElse(false))
        || payment.charges().stream().anyMatch(charge -> charge.optedOut().orElse(false))
        || subscription.filter(SubscriptionObserved::optedOut).isPresent()
        || customers(money, payment, session, subscription)
            .anyMatch(paymentCase.optedOutCustomers()::contains);
  }

  private static Stream<InvoiceObserved> paidInvoices(MoneyMovement money, Payment payment) {
    return money.invoice().isPresent()
        ? payment.invoice(money.invoice()).stream()
        : payment.invoices().stream();
  }

  private static Stream<String> customers(
      MoneyMovement money,
      Payment payment,
      MergedSession session,
      Optional<SubscriptionObserved> subscription) {
    return Stream.of(
            session.newest().customer().stream(),
            paidInvoices(money, payment).flatMap(invoice -> invoice.customer().stream()),
            subscription.flatMap(SubscriptionObserved::customer).stream())
        .flatMap(ids -> ids);
  }
}
