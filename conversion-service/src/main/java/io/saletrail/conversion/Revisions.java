package io.saletrail.conversion;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Counts the decisions about each payment.
final class Revisions {
  private final Map<String, Long> last = new HashMap<>();

  Revisions(Collection<CaseInput.Standing> standing) {
    for (var one : standing) {
      last.merge(one.decision().payment(), one.fact().revision(), Math::max);
    }
  }

  long next(String payment) {
    return last.merge(payment, 1L, Long::sum);
  }
}
