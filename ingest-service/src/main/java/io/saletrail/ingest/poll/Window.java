package io.saletrail.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The stretch of time that one poll reads. Its end is the next high-water mark; its beginning lies
/// before the last one, because Stripe's lists become consistent only after a while.
record Window(Instant from, Instant to) {

    /// How windows follow each other.
    record Rules(Duration first, Duration overlap, Duration settleTime) {
        static Rules of(PollConfig config) {
            return new Rules(config.firstWindow(), config.overlap(), config.settleTime());
        }
    }

    /// The window that follows the last complete one.
    static Window after(Optional<Instant> highWater, Instant now, Rules rules) {
        var to = now.minus(rules.settleTime()).truncatedTo(ChronoUnit.SECONDS);
        var from =
                highWater.map(mark -> mark.minus(rules.overlap())).orElse(to.minus(rules.first()));
        // A clock set back must not turn the window around.
        return new Window(from.isAfter(to) ? to.minus(rules.overlap()) : from, to);
    }
}
