package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.cases.CaseInput;
import io.saletrail.conversion.cases.CaseInput.CurrentDecision;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.PaymentCase;
import io.saletrail.conversion.rules.PaymentCases;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The ledger of one merchant without a database: it enters facts, decides every payment again and
/// publishes the changes.
public final class FakeLedger {
  private static final CaseId CASE = new CaseId("acct_1", new UUID(0, 1));

  private MerchantOptions options;
  private final Set<PaymentActivity> facts = new HashSet<>();
  private final Map<String, CurrentDecision> bySubject = new LinkedHashMap<>();
  private final Map<String, String> homes = new HashMap<>();
  private final Map<String, CurrentDecision> newest = new HashMap<>();

  public FakeLedger(MerchantOptions options) {
    this.options = options;
  }

  public void enter(Collection<PaymentActivity> arriving) {
    facts.addAll(arriving);
    decide();
  }

  public void decideUnder(MerchantOptions others) {
    options = others;
    decide();
  }

  private void decide() {
    PaymentCases.of(facts, options).forEach(this::decide);
  }

  private void decide(PaymentCase one) {
    var ties = one.facts().stream().flatMap(PaymentActivity::ties).collect(Collectors.toSet());
    var current =
        bySubject.entrySet().stream()
            .filter(each -> ties.contains(homes.get(each.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var home = one.facts().iterator().next().object();
    var caseFacts = new CaseInput(CASE, one, current, Optional.of(options));
    for (var change : DecisionDiff.of(caseFacts, Instant.EPOCH)) {
      publish(change, home);
    }
  }

  private void publish(CurrentDecision change, String home) {
    var before = newest.put(change.decision().payment(), change);
    if (before != null) {
      assertThat(change.fact().revision()).isGreaterThan(before.fact().revision());
    }
    bySubject.put(change.decision().subject(), change);
    homes.put(change.decision().subject(), home);
  }

  /// Consumers keep the newest revision of a payment, so it must be the current decision.
  public void assertNewestIsCurrent(String what) {
    var holds = holdingByPayment();
    holds.forEach(
        (payment, decisions) ->
            assertThat(decisions)
                .as("%s payment=%s", what, payment)
                .contains(newest.get(payment).decision()));
  }

  private Map<String, List<Decision>> holdingByPayment() {
    return holding().stream().collect(Collectors.groupingBy(Decision::payment));
  }

  /// Current decisions that were published: without payments that were merged into another,
  /// withdrawn, or not credited before they were a sale.
  public List<Decision> holding() {
    var holding =
        bySubject.values().stream()
            .map(CurrentDecision::decision)
            .filter(FakeLedger::holds)
            .toList();
    var sales =
        holding.stream()
            .filter(decision -> newest.get(decision.payment()).decision().equals(decision))
            .filter(Decision.Conversion.class::isInstance)
            .map(Decision::payment)
            .toList();
    return holding.stream()
        .filter(
            decision ->
                decision instanceof Decision.Conversion || !sales.contains(decision.payment()))
        .toList();
  }

  private static boolean holds(Decision decision) {
    return switch (decision) {
      case Decision.Conversion conversion -> conversion.reason() != LifecycleReason.SALE_WITHDRAWN;
      case Decision.NotCredited notCredited ->
          notCredited.reason() != NotCreditedReason.PART_OF_ANOTHER_PAYMENT;
    };
  }
}
