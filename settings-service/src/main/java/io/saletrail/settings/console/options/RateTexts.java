package io.saletrail.settings.console.options;

import java.time.Duration;

/// Explains a request rate by the time that a backlog takes.
final class RateTexts {
  /// The backlog of a busy shop after a day without deliveries.
  private static final int BACKLOG = 3_000;

  private RateTexts() {}

  static String of(String perSecond) {
    var took = Duration.ofSeconds(Math.ceilDiv(BACKLOG, Integer.parseInt(perSecond)));
    var time = took.toMinutes() > 0 ? took.toMinutes() + " min" : took.toSeconds() + " seconds";
    return "At this rate, %,d queued conversions are sent in about %s.".formatted(BACKLOG, time);
  }
}
