package io.saletrail.settings.insight.timeline;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.contracts.delivery.DeliveryReadBack;
import io.saletrail.settings.insight.timeline.TimelineEntry.Family;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The decisions behind deliveries: each delivery names the revision that it carries out.
record DecisionEvents(Map<Decision, ConversionChanged> byDecision) {

  /// The key of a decision.
  record Decision(String conversion, long revision) {}

  static DecisionEvents of(Collection<TimelineEntry> entries) {
    var byDecision = new HashMap<Decision, ConversionChanged>();
    entries.stream()
        .filter(entry -> entry.family == Family.LIFECYCLE)
        .flatMap(entry -> entry.read(ConversionFact.class))
        .forEach(
            fact -> {
              if (fact instanceof ConversionChanged changed) {
                byDecision.put(new Decision(changed.conversion(), changed.revision()), changed);
              }
            });
    return new DecisionEvents(byDecision);
  }

  /// The Stripe events behind a delivery.
  List<String> events(DeliveryFact fact) {
    return decision(fact).map(ConversionChanged::stripeEvents).orElseGet(List::of);
  }

  /// What identified the affiliate when it was sent.
  Optional<Credit.By> credit(DeliveryFact fact) {
    return decision(fact).map(decision -> decision.credit().by());
  }

  private Optional<ConversionChanged> decision(DeliveryFact fact) {
    return switch (fact) {
      case DeliveryAttempted tried -> decision(tried.conversion(), tried.revision());
      case DeliveryHeld held -> decision(held.conversion(), held.revision());
      case DeliveryReadBack _ -> Optional.empty();
    };
  }

  private Optional<ConversionChanged> decision(String conversion, long revision) {
    return Optional.ofNullable(byDecision.get(new Decision(conversion, revision)));
  }
}
