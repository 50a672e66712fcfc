package io.saletrail.sandbox.stripe.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Real time, moved by what a test or a tour wants: so a month of sales can be made in a
/// second.
public final class StandInClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    public long seconds() {
        return instant().getEpochSecond();
    }

    /// From now on it is `now`, and time goes on from there.
    public void set(Instant now) {
        ahead = Duration.between(Instant.now(), now);
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    public void reset() {
        ahead = Duration.ZERO;
    }
}
