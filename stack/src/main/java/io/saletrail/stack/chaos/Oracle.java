package io.saletrail.stack.chaos;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.ConversionStatus;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.purchase.Expectation;
import io.saletrail.stack.purchase.Expectation.Held;
import io.saletrail.stack.purchase.Expectation.NotCredited;
import io.saletrail.stack.purchase.Expectation.Withdrawn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares what Trackdesk holds, and what each payment's page shows, with what the histories
/// expect.
final class Oracle {

  private static final int EXAMPLES = 8;
  private static final int MINOR_DIGITS = 2;

  private final LocalStack stack;
  private final Set<String> tenants = new HashSet<>();
  private final Backlog backlog;
  private final Explanations explanations;
  private final Map<String, Expected> expected = new HashMap<>();

  /// One payment at Trackdesk.
  private record Expected(Sale sale, Expectation expectation) {

    boolean fits(Conversion held) {
      return switch (expectation) {
        case Held(_, var status, var amount) ->
            held.status() == status && minor(held) == amount && isCredited(held);
        case Withdrawn _ -> held.status() == ConversionStatus.REJECTED;
        case NotCredited _ -> false;
      };
    }

    private boolean isCredited(Conversion held) {
      return held.cid().filter(sale.shop().click().cid()::equals).isPresent();
    }

    private static long minor(Conversion held) {
      return held.amount()
          .map(sum -> new BigDecimal(sum.value()).movePointRight(MINOR_DIGITS).longValueExact())
          .orElse(0L);
    }
  }

  Oracle(LocalStack stack) {
    this.stack = stack;
    this.backlog = new Backlog(stack.postgres());
    this.explanations = new Explanations(stack);
  }

  /// Adds a sale whose history has ended.
  void add(Sale sale) {
    tenants.add(sale.shop().tenant());
    for (var expectation : sale.history().expectations()) {
      switch (expectation) {
        case Held(int payment, _, _) -> expect(sale, payment, expectation);
        case Withdrawn(int payment) -> expect(sale, payment, expectation);
        case NotCredited _ -> {}
      }
    }
    explanations.add(sale);
  }

  private void expect(Sale sale, int payment, Expectation expectation) {
    expected.put(sale.purchase().payments().get(payment), new Expected(sale, expectation));
  }

  /// Verifies every page once more: a restore may have lost what it showed.
  void askAgain() {
    explanations.askAgain();
  }

  Verdict verdict() {
    var comparison = new Comparison();
    for (var tenant : tenants) {
      stack.trackdesk().conversions(tenant).forEach(held -> comparison.meet(tenant, held));
    }
    var verdict = comparison.verdict();
    return verdict.missing() + verdict.wrong() + verdict.doubled() == 0
        ? withTheRest(verdict)
        : verdict;
  }

  /// Asked last: each question is a request.
  private Verdict withTheRest(Verdict held) {
    var unexplained = explanations.missing();
    return new Verdict(
        held.expected(),
        0,
        0,
        0,
        backlog.rows(),
        unexplained.size(),
        unexplained.stream().limit(EXAMPLES).toList());
  }

  private final class Comparison {
    private final Set<String> met = new HashSet<>();
    private final List<String> examples = new ArrayList<>();
    private int wrong;
    private int doubled;

    void meet(String tenant, Conversion held) {
      var id = held.externalId().orElse("(none)");
      var known = expected.get(id);
      if (known == null || !known.sale().shop().tenant().equals(tenant) || !met.add(id)) {
        doubled++;
        example("%s: %s, expected by no history there".formatted(id, shown(held)));
      } else if (!known.fits(held)) {
        wrong++;
        example(
            "%s, %s: %s, expected %s"
                .formatted(known.sale(), id, shown(held), known.expectation()));
      }
    }

    Verdict verdict() {
      int missing = 0;
      for (var one : expected.entrySet()) {
        if (one.getValue().expectation() instanceof Held && !met.contains(one.getKey())) {
          missing++;
          example(
              "%s, %s: nothing, expected %s"
                  .formatted(one.getValue().sale(), one.getKey(), one.getValue().expectation()));
        }
      }
      return new Verdict(expected.size(), missing, wrong, doubled, 0, 0, examples);
    }

    private void example(String text) {
      if (examples.size() < EXAMPLES) {
        examples.add(text);
      }
    }

    private static String shown(Conversion held) {
      return held.status() + held.amount().map(sum -> " " + sum.value()).orElse("");
    }
  }
}
