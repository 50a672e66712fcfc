package io.saletrail.publisher.lane;

import io.saletrail.publisher.trackdesk.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// All that holds a lane's calls back: its rate, the pauses that Trackdesk asks for, the breaker,
/// and how many calls may be under way. Not for several threads.
final class Throttle {
  private final LaneConfig config;
  private final RateWindow window;
  private final RatePolicy rates;
  private final BreakerPolicy breaks;
  private final Duration ratePause;

  private int underWay;
  private int budget = 1;
  private LearnedRate pace;
  private Breaker breaker = Breaker.untried();
  private Instant closedUntil;

  /// Whether calls may be made.
  sealed interface Leave {
    /// So many, at once.
    record Go(int calls) implements Leave {}

    /// None before this time has passed.
    record Later(Duration time) implements Leave {}

    /// None before one of those under way is answered.
    record AfterAnAnswer() implements Leave {}
  }

  /// @param ratePause how long to stay away after a 429 that does not say it
  Throttle(LaneConfig config, Duration ratePause, ThrottleState restraint) {
    this.config = config;
    this.window = new RateWindow(config.rateWindow(), 1);
    this.rates = config.rates();
    this.breaks = config.breaker();
    this.ratePause = ratePause;
    this.pace = restraint.pace();
    this.closedUntil = restraint.closedUntil().orElse(Instant.MIN);
  }

  int underWay() {
    return underWay;
  }

  /// What the tenant's merchants have set.
  void allow(int requestsPerSecond) {
    budget = requestsPerSecond;
  }

  Leave ask(Instant now) {
    if (now.isBefore(closedUntil)) {
      return new Leave.Later(Duration.between(now, closedUntil));
    }
    var nanos = System.nanoTime();
    window.allow(rates.rate(pace, budget, now));
    var free = Math.min(config.callsUnderWay() - underWay, window.free(nanos));
    var calls = breaker.allowed(free, underWay, now);
    if (calls > 0) {
      return new Leave.Go(calls);
    }
    return free > 0 || underWay >= config.callsUnderWay()
        ? new Leave.AfterAnAnswer()
        : window.untilFree(nanos).<Leave>map(Leave.Later::new).orElseGet(Leave.AfterAnAnswer::new);
  }

  void begin() {
    underWay++;
    window.begin();
  }

  /// Learns from an answer.
  ///
  /// @param begun when its call began
  /// @param at when it was read
  /// @return what now holds the lane back, where that is news
  Optional<ThrottleState> learn(Outcome outcome, Instant begun, Instant at) {
    underWay--;
    window.end(System.nanoTime());
    var before = breaker;
    breaker = breaks.after(breaker, outcome, begun, at);
    if (outcome instanceof Outcome.RateLimited(var pause)) {
      pace = rates.limited(pace, budget, begun, at);
      close(at.plus(pause.orElse(ratePause)));
      return Optional.of(restraint());
    }
    if (breaker instanceof Breaker.Open(var _, var until) && !breaker.equals(before)) {
      close(until);
      return Optional.of(restraint());
    }
    return Optional.empty();
  }

  Breaker breaker() {
    return breaker;
  }

  private void close(Instant until) {
    closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
  }

  private ThrottleState restraint() {
    return new ThrottleState(pace, Optional.of(closedUntil));
  }
}
