package io.saletrail.settings.insight.conversion;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One decision about a payment, as columns.
record LifecycleRow(
    String factId,
    String account,
    String payment,
    long revision,
    Instant decidedAt,
    String fact,
    Optional<String> notCredited,
    Optional<Long> amountMinor,
    Optional<String> currency,
    Optional<Instant> paidAt,
    boolean test,
    Optional<Conversion> conversion) {

  /// The columns of a conversion.
  record Conversion(
      String conversion,
      String kind,
      String status,
      String reason,
      String creditedBy,
      Optional<UUID> cid,
      List<String> promotionCodes,
      String externalId,
      String conversionType,
      Optional<Long> paidMinor,
      Optional<Long> reversedMinor,
      String delivery,
      Instant paidAt) {}

  static LifecycleRow of(ConversionFact fact) {
    return switch (fact) {
      case ConversionChanged changed ->
          row(
              changed,
              Optional.empty(),
              Optional.of(changed.amount()),
              changed.paid().map(_ -> changed.paidAt()),
              changed.delivery() == ConversionChanged.Delivery.TEST,
              Optional.of(conversion(changed)));
      case PaymentNotCredited notCredited ->
          row(
              notCredited,
              Optional.of(notCredited.reason().name()),
              notCredited.amount(),
              notCredited.paidAt(),
              notCredited.delivery().equals(Optional.of(ConversionChanged.Delivery.TEST)),
              Optional.empty());
      case PaymentUndecided undecided ->
          row(
              undecided,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              Optional.empty());
    };
  }

  /// Whether it changes what is current; else it is a line of the timeline alone.
  boolean isDecision() {
    return conversion.isPresent() || notCredited.isPresent();
  }

  private static LifecycleRow row(
      ConversionFact fact,
      Optional<String> notCredited,
      Optional<Money> amount,
      Optional<Instant> paidAt,
      boolean test,
      Optional<Conversion> conversion) {
    return new LifecycleRow(
        fact.id(),
        fact.account(),
        fact.payment(),
        fact.revision(),
        fact.decidedAt(),
        FactFormat.write(fact),
        notCredited,
        amount.map(Money::amountMinor),
        amount.map(Money::currency),
        paidAt,
        test,
        conversion);
  }

  private static Conversion conversion(ConversionChanged changed) {
    return new Conversion(
        changed.conversion(),
        changed.kind().name(),
        changed.status().name(),
        changed.reason().name(),
        changed.credit().by().name(),
        changed.credit().cid(),
        changed.credit().promotionCodes(),
        changed.externalId(),
        changed.conversionType(),
        changed.paid().map(Money::amountMinor),
        changed.reversed().map(Money::amountMinor),
        changed.delivery().name(),
        changed.paidAt());
  }
}
