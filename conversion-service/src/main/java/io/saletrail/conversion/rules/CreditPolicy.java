package io.saletrail.conversion.rules;

import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.SubscriptionObserved;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantOptions.TestModePolicy;
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

  /// Why a payment is not credited although somebody brought it.
  ///
  /// @param position of the payment among those of its subscription, from 0
  Optional<SetAsideReason> refusal(Payment payment, SeenSession session, int position) {
    if (!wantedInItsMode(payment)) {
      return Optional.of(SetAsideReason.TEST_MODE);
    }
    if (optedOut(payment, session)) {
      return Optional.of(SetAsideReason.OPTED_OUT);
    }
    return wantedSoOften(position)
        ? Optional.empty()
        : Optional.of(SetAsideReason.RENEWAL_NOT_CREDITED);
  }

  /// Live, or in test mode where the merchant reports that too.
  boolean wantedInItsMode(Payment payment) {
    return payment.livemode() || options.testMode() == TestModePolicy.DELIVER_AS_TEST;
  }

  private boolean wantedSoOften(int position) {
    return switch (options.recurring()) {
      case ON -> true;
      case OFF -> position == 0;
      case FIRST_N -> position < options.recurringLimit();
    };
  }

  /// Stripe copies the metadata of a payment link into its sessions.
  private boolean optedOut(Payment payment, SeenSession session) {
    return session.newest().optedOut()
        || payment.invoices().stream().anyMatch(InvoiceObserved::optedOut)
        || subscription(payment).filter(SubscriptionObserved::optedOut).isPresent()
        || customers(payment, session).anyMatch(whole.optedOutCustomers()::contains);
  }

  private Stream<String> customers(Payment payment, SeenSession session) {
    return Stream.of(
            session.newest().customer().stream(),
            payment.invoices().stream().flatMap(invoice -> invoice.customer().stream()),
            subscription(payment).flatMap(SubscriptionObserved::customer).stream())
        .flatMap(ids -> ids);
  }

  private Optional<SubscriptionObserved> subscription(Payment payment) {
    return payment.subscription().flatMap(whole::subscription);
  }
}
