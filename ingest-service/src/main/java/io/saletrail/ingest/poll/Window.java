package io.saletrail.ingest.poll;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The range of time that one poll reads, both ends included. The mark that it leaves lies at its
/// end or before, and the next window begins before that mark: Stripe's lists become consistent
/// only after a while.
///
/// @param mark the next high-water mark, once everything in the window was read
record Window(Instant from, Instant to, Instant mark) {

  /// How windows follow each other.
  record Rules(Duration first, Duration overlap, Duration settleTime) {
    static Rules of(PollConfig config) {
      return new Rules(config.firstWindow(), config.overlap(), config.settleTime());
    }
  }

  /// The window that follows the last complete one, and stops short of what may still be
  /// settling.
  static Window after(Optional<Instant> highWater, Instant now, Rules rules) {
    var to = settled(now, rules);
    return new Window(from(highWater, to, rules), to, to);
  }

  /// The same up to this moment, for somebody who waits for a sale that was just made. The mark
  /// stays where it can be trusted, so what was still settling is read again.
  static Window upToNow(Optional<Instant> highWater, Instant now, Rules rules) {
    var mark = settled(now, rules);
    return new Window(from(highWater, mark, rules), now.truncatedTo(SECONDS), mark);
  }

  private static Instant settled(Instant now, Rules rules) {
    return now.minus(rules.settleTime()).truncatedTo(SECONDS);
  }

  private static Instant from(Optional<Instant> highWater, Instant to, Rules rules) {
    var from = highWater.map(mark -> mark.minus(rules.overlap())).orElse(to.minus(rules.first()));
    // A clock set back must not turn the window around.
    return from.isAfter(to) ? to.minus(rules.overlap()) : from;
  }
}
