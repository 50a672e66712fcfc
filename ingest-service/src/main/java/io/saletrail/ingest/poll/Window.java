package io.saletrail.ingest.poll;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The time range of one poll, both ends included. Its mark is at its end or before, and the next
/// window starts before that mark, because Stripe's lists are eventually consistent.
///
/// @param mark the high-water mark after a complete pass
record Window(Instant from, Instant to, Instant mark) {
  /// By how much Stripe's clock may be ahead of its estimate: the `Date` header has whole seconds,
  /// and only a clock of ours that is ahead is corrected.
  private static final Duration CLOCK_MARGIN = Duration.ofMinutes(1);

  /// Parameters of consecutive windows.
  record Rules(Duration first, Duration overlap, Duration settleTime) {
    static Rules of(PollConfig config) {
      return new Rules(config.firstWindow(), config.overlap(), config.settleTime());
    }
  }

  /// The window after the last complete one, up to the settle time.
  static Window after(Optional<Instant> highWater, Instant now, Rules rules) {
    var to = settled(now, rules);
    return new Window(from(highWater, to, rules), to, to);
  }

  /// The window up to now, for a caller who waits for a recent sale. The mark stays behind the
  /// settle time, so unsettled events are read again.
  static Window upToNow(Optional<Instant> highWater, Instant now, Rules rules) {
    var mark = settled(now, rules);
    return new Window(from(highWater, mark, rules), now.truncatedTo(SECONDS), mark);
  }

  /// A copy whose mark is not ahead of what is settled at a time.
  Window markedBefore(Instant now, Rules rules) {
    var settled = settled(now, rules);
    return mark.isAfter(settled) ? new Window(from, to, settled) : this;
  }

  /// The newest creation time to request. A window up to now includes a sale of this second.
  Instant newest() {
    return to.isAfter(mark) ? to.plus(CLOCK_MARGIN) : to;
  }

  private static Instant settled(Instant now, Rules rules) {
    return now.minus(rules.settleTime()).truncatedTo(SECONDS);
  }

  private static Instant from(Optional<Instant> highWater, Instant to, Rules rules) {
    var from = highWater.map(mark -> mark.minus(rules.overlap())).orElse(to.minus(rules.first()));
    // A clock set back must not invert the window.
    return from.isAfter(to) ? to.minus(rules.overlap()) : from;
  }
}
