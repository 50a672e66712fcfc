package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/// Counts the calls of the last second. Refused calls count, too: the stricter reading of
/// Trackdesk's documentation.
final class RateWindow {

  private static final Duration WIDTH = Duration.ofSeconds(1);

  private final Deque<Instant> calls = new ArrayDeque<>();
  private Instant blockedUntil = Instant.MIN;

  boolean allows(RateRule rule, Instant now) {
    if (!rule.limits()) {
      return true;
    }
    var start = now.minus(WIDTH);
    while (!calls.isEmpty() && !calls.peekFirst().isAfter(start)) {
      calls.removeFirst();
    }
    calls.addLast(now);
    boolean over = calls.size() > rule.perSecond();
    if (over && rule.penalty() == RateRule.Penalty.REST_OF_MINUTE) {
      blockedUntil = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }
    return !over && !now.isBefore(blockedUntil);
  }
}
