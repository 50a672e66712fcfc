package io.saletrail.sandbox.stripe.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Real time, moved by what a test or a tour wants: so a month of sales can be made in a
/// second.
public final class StandInClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;
  private volatile Optional<Instant> stopped = Optional.empty();

  @Override
  public Instant instant() {
    return stopped.orElseGet(() -> Instant.now().plus(ahead));
  }

  public long seconds() {
    return instant().getEpochSecond();
  }

  /// From now on it is `now`, and time goes on from there.
  public void set(Instant now) {
    ahead = Duration.between(Instant.now(), now);
    stopped = Optional.empty();
  }

  /// From now on it is `now` and stays so: whatever happens, happens in one second.
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
    stopped = Optional.empty();
  }
}
