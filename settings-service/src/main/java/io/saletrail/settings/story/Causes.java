package io.saletrail.settings.story;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.delivery.DeliveryAttempted;
import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.settings.story.StoryEntry.Family;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The Stripe events behind each decision about a conversion: a delivery says which decision it
/// carries out.
record Causes(Map<Decision, List<String>> byDecision) {

    /// A decision about a conversion.
    record Decision(String conversion, long revision) {}

    static Causes of(Collection<StoryEntry> entries) {
        var byDecision = new HashMap<Decision, List<String>>();
        entries.stream()
                .filter(entry -> entry.family == Family.LIFECYCLE)
                .flatMap(entry -> entry.read(ConversionFact.class))
                .forEach(
                        fact -> {
                            if (fact instanceof ConversionChanged changed) {
                                byDecision.put(
                                        new Decision(changed.conversion(), changed.revision()),
                                        changed.causes());
                            }
                        });
        return new Causes(byDecision);
    }

    List<String> of(DeliveryFact fact) {
        var revision =
                switch (fact) {
                    case DeliveryAttempted tried -> tried.revision();
                    case DeliveryHeld held -> held.revision();
                };
        return byDecision.getOrDefault(new Decision(fact.conversion(), revision), List.of());
    }
}
