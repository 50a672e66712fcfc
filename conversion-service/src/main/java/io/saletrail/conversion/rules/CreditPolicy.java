package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.RecurringPolicy;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
import io.saletrail.conversion.rules.BillingPositions.Place;
import java.util.Optional;
import java.util.stream.Stream;

/// What a merchant does not want credited, whoever brought it.
final class CreditPolicy {
  private final PaymentCase whole;
  private final MerchantOptions options;

  CreditPolicy(PaymentCase whole, MerchantOptions options) {
    this.whole = whole;
    this.options = options;
  }

  /// Why a payment is not credited although an affiliate brought it.
  ///
  /// @param place the payment's place among those of its subscription
  Optional<NotCreditedReason> refusal(
      MoneyMovement money, Payment payment, MergedSession session, Place place) {
    if (!wantedInItsMode(payment)) {
      return Optional.of(NotCreditedReason.TEST_MODE);
    }
    if (optedOut(money, payment, session)) {
      return Optional.of(NotCreditedReason.OPTED_OUT);
    }
    return wantedSoOften(place)
        ? Optional.empty()
        : Optional.of(NotCreditedReason.RENEWAL_NOT_CREDITED);
  }

  /// Live, or in test mode where the merchant reports that too.
  boolean wantedInItsMode(Payment payment) {
    return payment.livemode() || options.testMode() == TestModePolicy.DELIVER_AS_TEST;
  }

  /// Whether a payment is credited depends on its place.
  boolean countsPayments() {
    return options.recurring() != RecurringPolicy.ON;
  }

  private boolean wantedSoOften(Place place) {
    var position =
        switch (place) {
          case Place.Known(var known) -> known;
          case Place.Awaited(var atLeast) -> atLeast;
        };
    return switch (options.recurring()) {
      case ON -> true;
      case OFF -> position == 0;
      case FIRST_N -> position < options.recurringLimit();
    };
  }

  /// Stripe copies the metadata of a payment link into its sessions.
  private boolean optedOut(MoneyMovement money, Payment payment, MergedSession session) {
    var subscription = whole.head(payment.subscriptionOf(money.invoice())).state();
    return session.newest().optedOut()
        || paidInvoices(money, payment).anyMatch(InvoiceObserved::optedOut)
        || payment.intents().stream().anyMatch(intent -> intent.optedOut().orElse(false))
        || payment.charges().stream().anyMatch(charge -> charge.optedOut().orElse(false))
        || subscription.filter(SubscriptionObserved::optedOut).isPresent()
        || customers(money, payment, session, subscription)
            .anyMatch(whole.optedOutCustomers()::contains);
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
