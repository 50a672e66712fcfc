package io.saletrail.ingest.reading;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.activity.DisputeObserved;
import io.saletrail.contracts.activity.DisputeObserved.CaseType;
import io.saletrail.contracts.activity.DisputeObserved.Status;
import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.PaymentActivity;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/// Source: docs.stripe.com/api/disputes/object.
final class DisputeReader implements ObjectReader {
  @Override
  public PaymentActivity read(StripeJson dispute, Observation observation) {
    var moved = dispute.parts("balance_transactions");
    return new DisputeObserved(
        observation,
        dispute.id(),
        dispute.enumValue("status", Status.OTHER),
        dispute.money("amount"),
        dispute.relatedId("charge"),
        dispute.relatedId("payment_intent"),
        dispute.time("created"),
        caseType(dispute),
        sum(moved, amount -> amount < 0),
        sum(moved, amount -> amount > 0));
  }

  private static Optional<CaseType> caseType(StripeJson dispute) {
    return dispute
        .part("payment_method_details")
        .part("card")
        .optionalEnumValue("case_type", CaseType.OTHER);
  }

  /// The same page, `balance_transactions`: withdrawn and reinstated amounts in the currency of
  /// the account's balance. `amount` excludes the dispute's fee
  /// (docs.stripe.com/api/balance_transactions/object). Empty for an empty list, a list of ids
  /// and mixed currencies.
  private static Optional<Money> sum(List<StripeJson> moved, LongPredicate direction) {
    var currencies = moved.stream().map(StripeJson::currency).distinct().toList();
    if (currencies.size() != 1) {
      return Optional.empty();
    }
    var sum =
        moved.stream()
            .mapToLong(part -> part.signedAmount("amount"))
            .filter(direction)
            .map(Math::abs)
            .sum();
    return Optional.of(new Money(sum, currencies.getFirst()));
  }
}
