package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.SweepByHand;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.Histories;
import io.saletrail.conversion.rules.PaymentCases;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Facts that reach the ledger one by one, in any order and any batches, lead to the decisions that
/// the rules make about all of them together. A failure prints its seed; `-Dseed=…` repeats it.
@Tag("long")
@QuarkusTest
@TestProfile(SweepByHand.class)
@QuarkusTestResource(
    value = InfrastructureTestResource.class,
    initArgs = @ResourceArg(name = "database", value = "conversion_heads"))
class AnyArrivalFlowTest {
  private static final int HISTORIES = Integer.getInteger("arrival.histories", 60);
  private static final long SEED = Long.getLong("seed", System.nanoTime());

  @Inject TestLedger ledger;

  @Test
  void anyOrderInAnyBatchesEndsInTheExpectedDecisions() {
    System.out.println("arrivals histories=" + HISTORIES + " seed=" + SEED);
    for (var n = 0; n < HISTORIES; n++) {
      var random = new Random(SEED + n);
      var account = "acct_any" + SEED + "x" + n;
      var history = Histories.generate(account, random);
      var options = Histories.options(random);
      var changeOfMind = random.nextBoolean();
      ledger.choose(account, 1, changeOfMind ? Histories.otherOptions(options, random) : options);

      arrive(disturbed(history, random), random);
      if (changeOfMind) {
        ledger.choose(account, 2, options);
      }
      ledger.sweepAll();

      assertThatItHolds(
          account, history, options, "seed=%d options=%s".formatted(SEED + n, options));
    }
  }

  private void assertThatItHolds(
      String account, List<PaymentActivity> history, MerchantOptions options, String what) {
    var expected = PaymentCases.decide(history, options).stream().map(Decided::decision).toList();
    assertThat(ledger.holding(account)).as(what).containsExactlyInAnyOrderElementsOf(expected);
    var newest = ledger.newest(account);
    expected.stream()
        .collect(Collectors.groupingBy(Decision::payment))
        .forEach(
            (payment, decisions) ->
                assertThat(decisions)
                    .as("%s payment=%s", what, payment)
                    .contains(newest.get(payment)));
  }

  private void arrive(List<PaymentActivity> facts, Random random) {
    var largest = 1 + random.nextInt(20);
    var from = 0;
    while (from < facts.size()) {
      var to = Math.min(facts.size(), from + 1 + random.nextInt(largest));
      ledger.enter(facts.subList(from, to));
      if (random.nextInt(4) == 0) {
        ledger.sweep();
      }
      from = to;
    }
  }

  private static List<PaymentActivity> disturbed(List<PaymentActivity> history, Random random) {
    var disturbed = new ArrayList<>(history);
    disturbed.addAll(history.subList(0, history.size() / 3));
    switch (random.nextInt(3)) {
      case 0 -> Collections.reverse(disturbed);
      case 1 -> {}
      default -> Collections.shuffle(disturbed, random);
    }
    return disturbed;
  }
}
