package io.saletrail.settings.console.options;

import java.time.Duration;

/// What a number of calls per second comes to, for somebody who does not think in calls.
final class RateTexts {
  /// As many sales as wait after a bad day of a shop that is doing well.
  private static final int WAITING = 3_000;

  private RateTexts() {}

  static String of(String perSecond) {
    var took = Duration.ofSeconds(Math.ceilDiv(WAITING, Integer.parseInt(perSecond)));
    var time = took.toMinutes() > 0 ? took.toMinutes() + " min" : took.toSeconds() + " seconds";
    return "%,d conversions that had to wait go out in about %s.".formatted(WAITING, time);
  }
}
