package io.saletrail.publisher.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How many calls a tenant still bears.
///
/// A call counts from its beginning until a window after its *answer*: when Trackdesk counts it is
/// not known, only that it has done so when it answers. So however the network delays and bundles
/// calls, no window of Trackdesk's sees more of them than the rate; and yet an idle lane's first
/// calls go at once, which a bucket that refills drop by drop would not let them.
///
/// Not for several threads. Times are those of `System.nanoTime`.
final class RateWindow {
  private final long windowNanos;
  private final Deque<Long> answers = new ArrayDeque<>();
  private int underWay;
  private int rate;

  RateWindow(Duration window, int rate) {
    this.windowNanos = window.toNanos();
    this.rate = rate;
  }

  /// From now on this many calls in a window.
  void allow(int newRate) {
    rate = newRate;
  }

  /// How many calls may be made now.
  int free(long now) {
    while (!answers.isEmpty() && now - answers.getFirst() >= windowNanos) {
      answers.removeFirst();
    }
    return Math.max(0, rate - underWay - answers.size());
  }

  /// A call begins.
  void begin() {
    underWay++;
  }

  /// A call is answered, or will never be.
  void end(long now) {
    underWay--;
    answers.addLast(now);
  }

  /// How long until another call may be made; empty when an answer has to come first.
  Optional<Duration> untilFree(long now) {
    if (free(now) > 0) {
      return Optional.of(Duration.ZERO);
    }
    var tooMany = underWay + answers.size() - rate;
    return answers.stream()
        .skip(tooMany)
        .findFirst()
        .map(freeing -> Duration.ofNanos(freeing + windowNanos - now));
  }
}
