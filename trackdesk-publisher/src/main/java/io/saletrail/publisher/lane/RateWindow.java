package io.saletrail.publisher.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// How many calls a tenant can accept now.
///
/// A call counts from its start until a window after its *response*: Trackdesk counts it at some
/// unknown time before it responds. So no window of Trackdesk contains more calls than the rate,
/// however the network delays and bundles them. And yet an idle lane's first calls go out
/// immediately, which a token bucket would not allow.
///
/// Not thread-safe. Times are those of `System.nanoTime`.
final class RateWindow {
  private final long windowNanos;
  private final Deque<Long> answers = new ArrayDeque<>();
  private int inFlight;
  private int rate;

  RateWindow(Duration window, int rate) {
    this.windowNanos = window.toNanos();
    this.rate = rate;
  }

  /// Sets the limit of calls per window.
  void allow(int newRate) {
    rate = newRate;
  }

  /// The number of calls that may be made now.
  int free(long now) {
    while (!answers.isEmpty() && now - answers.getFirst() >= windowNanos) {
      answers.removeFirst();
    }
    return Math.max(0, rate - inFlight - answers.size());
  }

  /// A call starts.
  void begin() {
    inFlight++;
  }

  /// A call has a response, or will never have one.
  void end(long now) {
    inFlight--;
    answers.addLast(now);
  }

  /// The time until another call may be made; empty if a response must come first.
  Optional<Duration> untilFree(long now) {
    if (free(now) > 0) {
      return Optional.of(Duration.ZERO);
    }
    var tooMany = inFlight + answers.size() - rate;
    return answers.stream()
        .skip(tooMany)
        .findFirst()
        .map(freeing -> Duration.ofNanos(freeing + windowNanos - now));
  }
}
