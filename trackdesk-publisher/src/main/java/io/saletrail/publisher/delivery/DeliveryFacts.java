package io.saletrail.publisher.delivery;

import io.saletrail.contracts.delivery.DeliveryFact;
import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// Publishes facts about deliveries in a stated order.
///
/// Two replicas can publish about one conversion within milliseconds, when a lane changes hands,
/// and their clocks differ. The number of a fact comes from the conversion's row, which the
/// transaction has locked: the database's time in microseconds, or the last number plus one where
/// that time is not past it. So it rises across restores as well (docs/decisions/0036).
public final class DeliveryFacts {
  private static final String NUMBER =
      """
      update delivery
         set fact_sequence = greatest(
               fact_sequence + 1,
               cast(extract(epoch from clock_timestamp()) * 1000000 as bigint))
       where conversion = any(:conversions)
      returning conversion, fact_sequence
      """;

  private DeliveryFacts() {}

  private record Numbered(String conversion, long factSequence) {}

  /// Publishes facts, at most one per conversion. The transaction holds the locks on all their
  /// deliveries.
  public static Uni<Void> publish(
      Mutiny.Session session, Outbox.Facts facts, Collection<? extends DeliveryFact> published) {
    if (published.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Rows.query(session, NUMBER, Numbered.class)
        .texts("conversions", published, DeliveryFact::conversion)
        .list()
        .map(DeliveryFacts::byConversion)
        .invoke(numbers -> published.forEach(fact -> facts.publish(numbered(fact, numbers))))
        .replaceWithVoid();
  }

  private static DeliveryFact numbered(DeliveryFact fact, Map<String, Long> numbers) {
    return Optional.ofNullable(numbers.get(fact.conversion()))
        .map(fact::withSequence)
        .orElseThrow(() -> new IllegalStateException("a fact about an unknown delivery"));
  }

  private static Map<String, Long> byConversion(List<Numbered> rows) {
    return rows.stream().collect(Collectors.toMap(Numbered::conversion, Numbered::factSequence));
  }
}
