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
  /// The next number of a delivery's facts.
  static final String NEXT =
      """
      greatest(d.fact_sequence + 1, cast(extract(epoch from clock_timestamp()) * 1000000 as bigint))
      """
          .strip();

  private static final String NUMBER =
      """
      update delivery d set fact_sequence = %s
       where d.conversion = any(:conversions)
      returning d.conversion, d.fact_sequence
      """
          .formatted(NEXT);

  private DeliveryFacts() {}

  /// A delivery and the number of its next fact.
  record Numbered(String conversion, long factSequence) {}

  /// Updates deliveries and publishes facts about them, in one statement. The transaction holds the
  /// locks on all of them.
  ///
  /// @param deliveries all that the facts are about
  public static Uni<Void> publishWith(
      Mutiny.Session session,
      Outbox.Facts facts,
      Collection<Delivery> deliveries,
      Collection<? extends DeliveryFact> published) {
    return DeliveryTable.updateNumbered(session, deliveries)
        .invoke(numbered -> publish(facts, numbered, published))
        .replaceWithVoid();
  }

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
        .invoke(numbered -> publish(facts, numbered, published))
        .replaceWithVoid();
  }

  private static void publish(
      Outbox.Facts facts, List<Numbered> numbered, Collection<? extends DeliveryFact> published) {
    var numbers = byConversion(numbered);
    published.forEach(fact -> facts.publish(numbered(fact, numbers)));
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
