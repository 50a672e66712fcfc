package io.saletrail.conversion;

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

/// Which case each fact belongs to, by the Stripe ids it ties together. Pure.
///
/// A fact that ties two cases together makes them one; the smaller case id stays.
final class CaseCorrelation {
  /// A Stripe object of a merchant.
  record Tie(String account, String stripeId) {}

  private final Map<Tie, UUID> known;
  private final Map<UUID, UUID> merged = new HashMap<>();
  private final Map<Tie, UUID> added = new LinkedHashMap<>();
  private final Supplier<UUID> nextCase;

  /// @param known the case of every tie of the facts that has one
  CaseCorrelation(Map<Tie, UUID> known, Supplier<UUID> nextCase) {
    this.known = new HashMap<>(known);
    this.nextCase = nextCase;
  }

  static List<Tie> of(Collection<PaymentActivity> facts) {
    return facts.stream().flatMap(fact -> of(fact).stream()).distinct().toList();
  }

  /// Finds or makes the case of a fact. It may be merged into another one later: ask [#caseOf].
  void enter(PaymentActivity fact) {
    var ties = of(fact);
    var cases =
        ties.stream()
            .flatMap(tie -> Stream.ofNullable(known.get(tie)))
            .map(this::current)
            .distinct()
            .sorted()
            .toList();
    var home = cases.isEmpty() ? nextCase.get() : cases.getFirst();
    cases.stream().skip(1).forEach(loser -> merged.put(loser, home));
    for (var tie : ties) {
      if (known.put(tie, home) == null) {
        added.put(tie, home);
      }
    }
  }

  /// The case of a fact that was entered.
  UUID caseOf(PaymentActivity fact) {
    var tie = new Tie(fact.account(), fact.object());
    return current(Objects.requireNonNull(known.get(tie), "a fact that was not entered"));
  }

  /// Ties that were not known before.
  Map<Tie, UUID> added() {
    return added.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, tie -> current(tie.getValue())));
  }

  /// Cases that are part of another one now.
  Map<UUID, UUID> merged() {
    return merged.keySet().stream().collect(Collectors.toMap(loser -> loser, this::current));
  }

  private static List<Tie> of(PaymentActivity fact) {
    return fact.ties().distinct().map(id -> new Tie(fact.account(), id)).toList();
  }

  private UUID current(UUID id) {
    var current = id;
    for (var next = merged.get(current); next != null; next = merged.get(current)) {
      current = next;
    }
    return current;
  }
}
