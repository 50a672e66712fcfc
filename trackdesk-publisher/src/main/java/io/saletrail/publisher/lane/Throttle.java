package io.saletrail.publisher.lane;

import io.saletrail.publisher.trackdesk.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Everything that limits a lane's calls: its rate, the pauses that Trackdesk requests, the
/// breaker, and the calls in flight. Not thread-safe.
final class Throttle {
  private final LaneConfig config;
  private final RateWindow window;
  private final RatePolicy rates;
  private final BreakerPolicy breaks;
  private final Duration ratePause;

  private int inFlight;
  private int budget = 1;
  private LearnedRate learned;
  private Breaker breaker = Breaker.closed();
  private Instant closedUntil;

  /// Whether calls may be made.
  sealed interface Permit {
    /// This many calls, now.
    record Granted(int calls) implements Permit {}

    /// None before this time has passed.
    record Wait(Duration time) implements Permit {}

    /// None before a call in flight has a result.
    record AfterResponse() implements Permit {}
  }

  /// @param ratePause the pause after a 429 without `Retry-After`
  Throttle(LaneConfig config, Duration ratePause, ThrottleState throttleState) {
    this.config = config;
    this.window = new RateWindow(config.rateWindow(), 1);
    this.rates = config.rates();
    this.breaks = config.breaker();
    this.ratePause = ratePause;
    this.learned = throttleState.learned();
    this.closedUntil = throttleState.closedUntil().orElse(Instant.MIN);
  }

  int inFlight() {
    return inFlight;
  }

  /// The rate that the tenant's merchants have set.
  void allow(int requestsPerSecond) {
    budget = requestsPerSecond;
  }

  Permit request(Instant now) {
    if (now.isBefore(closedUntil)) {
      return new Permit.Wait(Duration.between(now, closedUntil));
    }
    var nanos = System.nanoTime();
    window.allow(rates.rate(learned, budget, now));
    var free = Math.min(config.callsInFlight() - inFlight, window.free(nanos));
    var calls = breaker.allowed(free, inFlight, now);
    if (calls > 0) {
      return new Permit.Granted(calls);
    }
    return free > 0 || inFlight >= config.callsInFlight()
        ? new Permit.AfterResponse()
        : window
            .untilFree(nanos)
            .<Permit>map(Permit.Wait::new)
            .orElseGet(Permit.AfterResponse::new);
  }

  void begin() {
    inFlight++;
    window.begin();
  }

  /// Records a result.
  ///
  /// @param startedAt when its call started
  /// @param at when the response was read
  /// @return the new limits of the lane, if they changed
  Optional<ThrottleState> record(Outcome outcome, Instant startedAt, Instant at) {
    inFlight--;
    window.end(System.nanoTime());
    var before = breaker;
    breaker = breaks.after(breaker, outcome, startedAt, at);
    if (outcome instanceof Outcome.RateLimited(var pause)) {
      learned = rates.limited(learned, budget, startedAt, at);
      close(at.plus(pause.orElse(ratePause)));
      return Optional.of(throttleState());
    }
    if (breaker instanceof Breaker.Open(var _, var until) && !breaker.equals(before)) {
      close(until);
      return Optional.of(throttleState());
    }
    return Optional.empty();
  }

  Breaker breaker() {
    return breaker;
  }

  private void close(Instant until) {
    closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
  }

  private ThrottleState throttleState() {
    return new ThrottleState(learned, Optional.of(closedUntil));
  }
}
