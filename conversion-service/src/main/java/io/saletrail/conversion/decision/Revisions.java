package io.saletrail.conversion.decision;

import io.saletrail.conversion.cases.CaseInput;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Numbers the decisions about each payment.
final class Revisions {
  private final Map<String, Long> last = new HashMap<>();

  Revisions(Collection<CaseInput.CurrentDecision> current) {
    for (var one : current) {
      last.merge(one.decision().payment(), one.fact().revision(), Math::max);
    }
  }

  long next(String payment) {
    return last.merge(payment, 1L, Long::sum);
  }
}
