package io.saletrail.settings.insight.export;

import io.saletrail.runtime.problem.Problem;
import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.runtime.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Limits reads of many rows: one of a merchant at a time, and a few of all. Others wait.
@ApplicationScoped
public class ExportSlots {
  /// Exports of all merchants at a time.
  static final int SLOTS = 8;

  /// How long one waits for a slot.
  private static final Duration WAIT = Duration.ofSeconds(30);

  private final Duration wait;
  private final Set<String> merchants = new HashSet<>();

  @Inject
  ExportSlots() {
    this(WAIT);
  }

  ExportSlots(Duration wait) {
    this.wait = wait;
  }

  /// Content that holds a slot while it is written. An unread download ends when its connection
  /// has been idle for too long.
  ///
  /// @return content whose writing throws [ProblemException] 429 if no slot becomes free in time
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
  /// @throws ProblemException 429 if no slot becomes free in time
  public <T> T run(String account, Supplier<T> work) {
    take(account);
    try {
      return work.get();
    } finally {
      free(account);
    }
  }

  private synchronized void take(String account) {
    var end = System.nanoTime() + wait.toNanos();
    while (merchants.contains(account) || merchants.size() == SLOTS) {
      awaitChange(account, end - System.nanoTime());
    }
    merchants.add(account);
  }

  private void awaitChange(String account, long nanos) {
    try {
      if (nanos <= 0) {
        throw refusal(account);
      }
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal(account);
    }
  }

  private ProblemException refusal(String account) {
    return new ProblemException(
        Problem.of(
            ProblemKind.TOO_MANY_REQUESTS,
            merchants.contains(account)
                ? "Another export of this merchant is running. Wait for its end."
                : "Too many exports are running. Try again in a minute."));
  }

  private synchronized void free(String account) {
    merchants.remove(account);
    notifyAll();
  }
}
