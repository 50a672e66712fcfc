package io.saletrail.ingest.stripe;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jboss.logging.Logger;

/// The time that is certain to have passed at Stripe, by the `Date` header of its responses. Where
/// our clock is ahead of Stripe's, a mark by our clock would skip what happens in between.
@ApplicationScoped
public class StripeClock {
  private static final Logger LOG = Logger.getLogger(StripeClock.class);

  /// The header has whole seconds, and a response takes a while to arrive.
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private volatile Duration ahead = Duration.ZERO;

  StripeClock(MeterRegistry metrics) {
    metrics.gauge("stripe.clock.ahead.seconds", this, clock -> clock.ahead.toSeconds());
  }

  /// Our time, or Stripe's where ours is ahead.
  public Instant now() {
    return Instant.now().minus(ahead);
  }

  /// Compares the clocks. A header that is no date says nothing.
  void compare(String date, Instant received) {
    try {
      var served = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      note(Duration.between(served, received));
    } catch (DateTimeException e) {
      LOG.debugf("stripe.date_unreadable error=%s", e.getClass().getSimpleName());
    }
  }

  private void note(Duration difference) {
    var found = difference.compareTo(TOLERANCE) > 0 ? difference : Duration.ZERO;
    if (found.isZero() != ahead.isZero()) {
      LOG.warnf("stripe.clock_compared ahead_s=%d", found.toSeconds());
    }
    ahead = found;
  }
}
