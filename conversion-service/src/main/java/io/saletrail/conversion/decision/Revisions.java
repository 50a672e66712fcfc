package io.saletrail.conversion.decision;

import io.saletrail.conversion.cases.CaseInput;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Orders the decisions about each payment by a hybrid clock: the time in milliseconds, or one more
/// than the last revision where the clock is not past it.
///
/// After a restore the stored revisions are older than those that consumers have seen. A mere count
/// would use numbers again, and consumers would drop the newer decision (decision 0036).
final class Revisions {
  private final Map<String, Long> last = new HashMap<>();
  private final long now;

  Revisions(Collection<CaseInput.CurrentDecision> current, Instant now) {
    this.now = now.toEpochMilli();
    for (var one : current) {
      last.merge(one.decision().payment(), one.fact().revision(), Math::max);
    }
  }

  long next(String payment) {
    return last.merge(payment, Math.max(now, 1), (before, clock) -> Math.max(before + 1, clock));
  }
}
