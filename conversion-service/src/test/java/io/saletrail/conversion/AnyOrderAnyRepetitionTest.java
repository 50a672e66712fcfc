package io.saletrail.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.CustomerObserved;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.SetAsideReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.Histories;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Generated histories of a merchant end in the same decisions in whatever order, and however
/// often, their facts arrive. The seed of a failure is in its message; `-Dseed=…` plays it again.
class AnyOrderAnyRepetitionTest {
  private static final int HISTORIES = Integer.getInteger("histories", 2_000);
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Test
  void anyOrderAndAnyRepetitionEndInTheSameDecisions() {
    System.out.println("histories=" + HISTORIES + " seed=" + SEED);
    for (var n = 0; n < HISTORIES; n++) {
      var random = new Random(SEED + n);
      var history = Histories.generate("acct_1", random);
      var options = Histories.options(random);

      var told = arrive(history, options, random);
      var shuffled = arrive(disturbed(history, random), options, random);

      assertThat(shuffled)
          .as("seed=%d history=%d options=%s", SEED, n, options)
          .containsExactlyInAnyOrderEntriesOf(told);
    }
  }

  /// The facts in another order, some of them several times; and sometimes cut off somewhere, and
  /// begun again from before that.
  private static List<PaymentActivity> disturbed(List<PaymentActivity> history, Random random) {
    var disturbed = new ArrayList<PaymentActivity>();
    if (random.nextInt(3) == 0) {
      disturbed.addAll(history.subList(0, random.nextInt(history.size() + 1)));
      disturbed.addAll(history);
      return disturbed;
    }
    disturbed.addAll(history);
    for (var fact : history) {
      if (random.nextInt(4) == 0) {
        disturbed.add(fact);
      }
    }
    Collections.shuffle(disturbed, random);
    return disturbed;
  }

  /// Lets facts arrive in batches, as the ledger does it, and tells what was said last of
  /// everything that still stands.
  private static Map<String, Decision> arrive(
      List<PaymentActivity> facts, MerchantOptions options, Random random) {
    var house = new House(options);
    var from = 0;
    while (from < facts.size()) {
      var to = Math.min(facts.size(), from + 1 + random.nextInt(5));
      house.enter(facts.subList(from, to), random);
      from = to;
    }
    return house.standing();
  }

  /// The ledger without a database.
  private static final class House {
    private final MerchantOptions options;
    private final Map<CaseTies.Tie, UUID> known = new HashMap<>();
    private final Set<PaymentActivity> customers = new HashSet<>();
    private final Map<UUID, Set<PaymentActivity>> cases = new HashMap<>();
    private final Map<UUID, Map<String, CaseFacts.Standing>> standing = new HashMap<>();

    House(MerchantOptions options) {
      this.options = options;
    }

    void enter(Collection<PaymentActivity> all, Random random) {
      var batch = all.stream().filter(fact -> !(fact instanceof CustomerObserved)).toList();
      all.stream().filter(CustomerObserved.class::isInstance).forEach(customers::add);
      var ties = new CaseTies(known, () -> new UUID(random.nextLong(), random.nextLong()));
      batch.forEach(ties::enter);
      var merged = ties.merged();
      merged.forEach(this::merge);
      known.replaceAll((tie, id) -> merged.getOrDefault(id, id));
      known.putAll(ties.added());
      var touched = new TreeSet<UUID>();
      for (var fact : batch) {
        touched.add(ties.caseOf(fact));
        cases.computeIfAbsent(ties.caseOf(fact), id -> new HashSet<>()).add(fact);
      }
      if (batch.size() < all.size()) {
        touched.addAll(cases.keySet());
      }
      touched.forEach(this::decide);
    }

    private void merge(UUID loser, UUID winner) {
      Optional.ofNullable(cases.remove(loser))
          .ifPresent(facts -> cases.computeIfAbsent(winner, id -> new HashSet<>()).addAll(facts));
      Optional.ofNullable(standing.remove(loser))
          .ifPresent(said -> standing.computeIfAbsent(winner, id -> new TreeMap<>()).putAll(said));
    }

    private void decide(UUID id) {
      var said = standing.computeIfAbsent(id, none -> new TreeMap<>());
      var facts =
          new CaseFacts(
              new CaseFacts.CaseId("acct_1", id),
              Stream.concat(cases.get(id).stream(), customers.stream()).toList(),
              said,
              Set.of(),
              Optional.of(options));
      for (var change : Restatement.of(facts, Instant.EPOCH)) {
        var before = said.put(change.decision().subject(), change);
        if (before != null) {
          assertThat(change.fact().revision()).isGreaterThan(before.fact().revision());
        }
      }
    }

    /// What was said last of each payment; what became part of another, or never was a sale, is
    /// the trace of an order of arrival and pays nobody.
    Map<String, Decision> standing() {
      var last = new TreeMap<String, CaseFacts.Standing>();
      for (var said : standing.values()) {
        for (var one : said.values()) {
          last.merge(
              one.decision() instanceof Decision.Conversion
                  ? one.decision().subject()
                  : one.decision().payment(),
              one,
              (a, b) -> a.fact().revision() > b.fact().revision() ? a : b);
        }
      }
      var decisions = new TreeMap<String, Decision>();
      var converted =
          last.values().stream()
              .map(CaseFacts.Standing::decision)
              .filter(
                  decision ->
                      decision instanceof Decision.Conversion conversion
                          && conversion.reason() != LifecycleReason.NO_LONGER_A_SALE)
              .map(Decision::payment)
              .toList();
      last.forEach(
          (subject, one) -> {
            var trace =
                switch (one.decision()) {
                  case Decision.Conversion conversion ->
                      conversion.reason() == LifecycleReason.NO_LONGER_A_SALE;
                  case Decision.SetAside aside ->
                      aside.reason() == SetAsideReason.PART_OF_ANOTHER_PAYMENT
                          || converted.contains(aside.payment());
                };
            if (!trace) {
              decisions.put(subject, one.decision());
            }
          });
      return decisions;
    }
  }
}
