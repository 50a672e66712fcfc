package io.saletrail.conversion.rules;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.ChargeObserved;
import io.saletrail.contracts.activity.InvoiceObserved;
import io.saletrail.contracts.activity.PaymentIntentObserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A movement of money within a payment, named by what Trackdesk is to know it by: its charge, or
/// the invoice of a payment without one.
sealed interface MoneySeen {
  /// The charge, or the invoice where there is no charge.
  String id();

  /// What Trackdesk knows the conversion by.
  default String externalId() {
    return id();
  }

  Money amount();

  Instant at();

  /// The charge, where there is one.
  default Optional<String> charge() {
    return Optional.of(id());
  }

  /// The money came.
  ///
  /// @param charged false for an invoice that was paid outside Stripe
  /// @param externalId the id, or the id and the rest for a conversion over what refunds have
  ///   left
  record Came(String id, Money amount, Instant at, boolean charged, String externalId)
      implements MoneySeen {
    @Override
    public Optional<String> charge() {
      return charged ? Optional.of(id) : Optional.empty();
    }

    /// The same money, as far as refunds have left it.
    Came over(long restMinor) {
      return new Came(id, amount.withAmount(restMinor), at, charged, id + "~" + restMinor);
    }
  }

  /// A delayed payment that has not settled.
  record UnderWay(String id, Money amount, Instant at) implements MoneySeen {}

  /// A try that failed.
  record Failed(String id, Money amount, Instant at) implements MoneySeen {}

  /// The movements of a payment, in order of id. A payment intent that succeeded vouches for its
  /// charge when the charge itself was not seen.
  static List<MoneySeen> in(Payment payment) {
    var seen = new TreeMap<String, MoneySeen>();
    for (var intent : payment.intents()) {
      vouched(intent).ifPresent(money -> seen.put(money.id(), money));
    }
    for (var charge : payment.charges()) {
      of(charge).ifPresent(money -> seen.put(money.id(), money));
    }
    if (seen.isEmpty()) {
      for (var invoice : payment.invoices()) {
        offStripe(invoice).ifPresent(money -> seen.put(money.id(), money));
      }
    }
    return new ArrayList<>(seen.values());
  }

  private static Optional<MoneySeen> of(ChargeObserved charge) {
    return switch (charge.status()) {
      case SUCCEEDED ->
          charge.capturedMinor() > 0
              ? Optional.of(
                  came(
                      charge.charge(),
                      charge.amount().withAmount(charge.capturedMinor()),
                      charge.createdAt(),
                      true))
              : Optional.empty();
      case PENDING ->
          Optional.of(new UnderWay(charge.charge(), charge.amount(), charge.createdAt()));
      case FAILED -> Optional.of(new Failed(charge.charge(), charge.amount(), charge.createdAt()));
      case OTHER -> Optional.empty();
    };
  }

  private static Optional<MoneySeen> vouched(PaymentIntentObserved intent) {
    return intent.status() == PaymentIntentObserved.Status.SUCCEEDED && intent.receivedMinor() > 0
        ? intent
            .latestCharge()
            .map(
                charge ->
                    came(
                        charge,
                        intent.amount().withAmount(intent.receivedMinor()),
                        intent.at(),
                        true))
        : Optional.empty();
  }

  private static Optional<MoneySeen> offStripe(InvoiceObserved invoice) {
    return invoice.status() == InvoiceObserved.Status.PAID && invoice.paidOffStripeMinor() > 0
        ? Optional.of(
            came(
                invoice.invoice(),
                invoice.paid().withAmount(invoice.paidOffStripeMinor()),
                invoice.paidAt().orElse(invoice.at()),
                false))
        : Optional.empty();
  }

  private static Came came(String id, Money amount, Instant at, boolean charged) {
    return new Came(id, amount, at, charged, id);
  }
}
