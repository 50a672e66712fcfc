package io.saletrail.settings.insight.timeline;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.PaymentNotCredited;
import io.saletrail.contracts.conversion.PaymentUndecided;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.settings.insight.timeline.TimelineEntry.Family;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The decisions of a timeline: what is behind each delivery, and what each decision replaced.
record Decisions(List<ConversionFact> facts) {

  static Decisions of(Collection<TimelineEntry> entries) {
    return new Decisions(
        entries.stream()
            .filter(entry -> entry.family == Family.LIFECYCLE)
            .flatMap(entry -> entry.read(ConversionFact.class))
            .filter(fact -> !(fact instanceof PaymentUndecided))
            .toList());
  }

  /// The Stripe events behind a delivery.
  List<String> events(DeliveryFact fact) {
    return behind(fact).map(ConversionChanged::stripeEvents).orElseGet(List::of);
  }

  /// What identified the affiliate when it was sent.
  Optional<Credit.By> credit(DeliveryFact fact) {
    return behind(fact).map(decision -> decision.credit().by());
  }

  /// Whether a delivery is about a test conversion: Trackdesk gets the status TEST.
  boolean isTest(DeliveryFact fact) {
    return behind(fact)
        .filter(decision -> decision.delivery() == ConversionChanged.Delivery.TEST)
        .isPresent();
  }

  /// The decision about the same conversion before this one.
  Optional<ConversionChanged> before(ConversionChanged changed) {
    return about(changed.conversion())
        .filter(earlier -> earlier.revision() < changed.revision())
        .max(Comparator.comparing(ConversionChanged::revision));
  }

  /// Whether a later decision about the payment replaced this one.
  boolean isSuperseded(PaymentNotCredited payment) {
    return facts.stream()
        .filter(fact -> fact.payment().equals(payment.payment()))
        .anyMatch(fact -> fact.revision() > payment.revision());
  }

  private Optional<ConversionChanged> behind(DeliveryFact fact) {
    return switch (fact) {
      case DeliveryAttempted tried -> decision(tried.conversion(), tried.revision());
      case DeliveryHeld held -> decision(held.conversion(), held.revision());
      case DeliveryReadBack _ -> Optional.empty();
    };
  }

  private Optional<ConversionChanged> decision(String conversion, long revision) {
    return about(conversion).filter(decision -> decision.revision() == revision).findFirst();
  }

  private Stream<ConversionChanged> about(String conversion) {
    return facts.stream()
        .filter(ConversionChanged.class::isInstance)
        .map(ConversionChanged.class::cast)
        .filter(decision -> decision.conversion().equals(conversion));
  }
}
