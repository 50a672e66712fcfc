package io.saletrail.sandbox.stripe.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Real time, shifted by a test or a tour: a month of sales can be made within a second.
public final class StandInClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;
  private volatile Duration behind = Duration.ZERO;
  private volatile Optional<Instant> stopped = Optional.empty();

  @Override
  public Instant instant() {
    return stopped.orElseGet(() -> serverTime().plus(ahead));
  }

  /// The time of Stripe's servers, for the `Date` header. Sales that a test makes in the past or
  /// the future do not move it.
  public Instant serverTime() {
    return Instant.now().minus(behind);
  }

  /// Lets Stripe's servers be behind the clock of this machine.
  public void runBehind(Duration by) {
    behind = by;
  }

  public long seconds() {
    return instant().getEpochSecond();
  }

  /// Sets the time; it continues from there.
  public void set(Instant now) {
    ahead = Duration.between(serverTime(), now);
    stopped = Optional.empty();
  }

  /// Stops the time: everything happens within one second.
  public void stop(Instant now) {
    set(now);
    stopped = Optional.of(now);
  }

  public void advance(Duration by) {
    ahead = ahead.plus(by);
    stopped = stopped.map(now -> now.plus(by));
  }

  public void reset() {
    ahead = Duration.ZERO;
    behind = Duration.ZERO;
    stopped = Optional.empty();
  }
}
