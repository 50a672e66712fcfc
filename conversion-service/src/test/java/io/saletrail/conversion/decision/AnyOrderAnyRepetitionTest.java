package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.conversion.rules.ConversionRules.Decided;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.conversion.rules.Histories;
import io.saletrail.conversion.rules.PaymentCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Generated histories of a merchant lead to the same decisions, whatever the order and repetition
/// of their facts; after each batch the last published fact about a payment is its current state. A
/// failure prints its seed; `-Dseed=…` repeats it.
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
      var expected = decisions(PaymentCases.decide(history, options).stream());
      var what = "seed=%d options=%s".formatted(SEED + n, options);

      var inOrder = arrive(history, options, random, what);
      var disturbed = arrive(disturbed(history, random), options, random, what);

      assertThat(inOrder.holding()).as(what).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(disturbed.holding()).as(what).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void togglingAnOptionBackAndForthPublishesEachChange() {
    for (var n = 0; n < HISTORIES / 10; n++) {
      var random = new Random(SEED + n);
      var history = Histories.generate("acct_1", random);
      var options = Histories.options(random);
      var what = "seed=%d options=%s".formatted(SEED + n, options);
      var ledger = arrive(history, options, random, what);
      var expected = ledger.holding();

      for (var change = 0; change < 4; change++) {
        ledger.decideUnder(Histories.otherOptions(options, random));
        ledger.assertNewestIsCurrent(what);
      }
      ledger.decideUnder(options);

      ledger.assertNewestIsCurrent(what);
      assertThat(ledger.holding()).as(what).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /// The facts in another order, some repeated; sometimes interrupted and resumed from an earlier
  /// fact.
  private static List<PaymentActivity> disturbed(List<PaymentActivity> history, Random random) {
    var disturbed = new ArrayList<PaymentActivity>();
    switch (random.nextInt(4)) {
      case 0 -> {
        disturbed.addAll(history.subList(0, random.nextInt(history.size() + 1)));
        disturbed.addAll(history);
      }
      case 1 -> disturbed.addAll(history.reversed());
      default -> {
        disturbed.addAll(history);
        history.stream().filter(fact -> random.nextInt(4) == 0).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
      }
    }
    return disturbed;
  }

  /// Enters facts in batches, as the ledger does.
  private static FakeLedger arrive(
      List<PaymentActivity> facts, MerchantOptions options, Random random, String what) {
    var ledger = new FakeLedger(options);
    var from = 0;
    while (from < facts.size()) {
      var to = Math.min(facts.size(), from + 1 + random.nextInt(5));
      ledger.enter(facts.subList(from, to));
      ledger.assertNewestIsCurrent(what);
      from = to;
    }
    return ledger;
  }

  private static List<Decision> decisions(Stream<Decided> decided) {
    return decided.map(Decided::decision).toList();
  }
}
