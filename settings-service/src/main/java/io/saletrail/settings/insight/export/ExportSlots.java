package io.saletrail.settings.insight.export;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/// Limits reads of many rows: one of a merchant at a time, and a few of all.
@ApplicationScoped
public class ExportSlots {
  /// Exports of all merchants at a time.
  static final int SLOTS = 8;

  private final Set<String> merchants = new HashSet<>();

  /// Content that holds a slot while it is written. An unread download ends when its connection
  /// has been idle for too long.
  ///
  /// @return content whose writing throws [ProblemException] 429 if no slot is free
  public StreamingOutput hold(String account, StreamingOutput content) {
    return output -> {
      take(account);
      try {
        content.write(output);
      } finally {
        free(account);
      }
    };
  }

  /// Does work in a slot.
  ///
  /// @throws ProblemException 429 if no slot is free
  public <T> T run(String account, Supplier<T> work) {
    take(account);
    try {
      return work.get();
    } finally {
      free(account);
    }
  }

  private synchronized void take(String account) {
    if (merchants.contains(account) || merchants.size() == SLOTS) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.TOO_MANY_REQUESTS,
              merchants.contains(account)
                  ? "Another export of this merchant is running. Wait for its end."
                  : "Too many exports are running. Try again in a minute."));
    }
    merchants.add(account);
  }

  private synchronized void free(String account) {
    merchants.remove(account);
  }
}
