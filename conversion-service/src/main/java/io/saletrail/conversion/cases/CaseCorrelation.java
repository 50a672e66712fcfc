package io.saletrail.conversion.cases;

import io.saletrail.contracts.activity.PaymentActivity;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Assigns each fact to a case, by the Stripe ids that facts share. Pure.
///
/// A fact that links two cases merges them; the smaller case id stays.
final class CaseCorrelation {
  /// A Stripe object of a merchant.
  record CorrelationId(String account, String stripeId) {}

  private final Map<CorrelationId, UUID> known;
  private final Map<UUID, UUID> merged = new HashMap<>();
  private final Map<CorrelationId, UUID> added = new LinkedHashMap<>();
  private final Supplier<UUID> nextCase;

  /// @param known the case of each known correlation id of the facts
  CaseCorrelation(Map<CorrelationId, UUID> known, Supplier<UUID> nextCase) {
    this.known = new HashMap<>(known);
    this.nextCase = nextCase;
  }

  static List<CorrelationId> of(Collection<PaymentActivity> facts) {
    return facts.stream().flatMap(fact -> of(fact).stream()).distinct().toList();
  }

  /// Finds or creates the case of a fact. A later fact may merge that case into another, see
  /// [#caseOf].
  void enter(PaymentActivity fact) {
    var ids = of(fact);
    var cases =
        ids.stream()
            .flatMap(id -> Stream.ofNullable(known.get(id)))
            .map(this::current)
            .distinct()
            .sorted()
            .toList();
    var home = cases.isEmpty() ? nextCase.get() : cases.getFirst();
    cases.stream().skip(1).forEach(loser -> merged.put(loser, home));
    for (var id : ids) {
      if (known.put(id, home) == null) {
        added.put(id, home);
      }
    }
  }

  /// The case of a fact that was entered.
  UUID caseOf(PaymentActivity fact) {
    var id = new CorrelationId(fact.account(), fact.object());
    return current(Objects.requireNonNull(known.get(id), "a fact that was not entered"));
  }

  /// Correlation ids that were not known before.
  Map<CorrelationId, UUID> added() {
    return added.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, id -> current(id.getValue())));
  }

  /// Cases that were merged, each with the case that replaces it.
  Map<UUID, UUID> merged() {
    return merged.keySet().stream().collect(Collectors.toMap(loser -> loser, this::current));
  }

  private static List<CorrelationId> of(PaymentActivity fact) {
    return fact.ties().distinct().map(id -> new CorrelationId(fact.account(), id)).toList();
  }

  private UUID current(UUID id) {
    var current = id;
    for (var next = merged.get(current); next != null; next = merged.get(current)) {
      current = next;
    }
    return current;
  }
}
