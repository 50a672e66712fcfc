package io.saletrail.stack.chaos;

import java.time.Duration;
import java.util.Optional;

/// How a round ended.
///
/// @param signal the alert and the metric that showed the disruption
public record RoundResult(
    int number, String disruption, Verdict end, Duration took, Optional<String> signal) {

  static final String HEADER =
      "%5s  %-46s %7s %5s %5s %7s %5s %11s %6s  %s"
          .formatted(
              "round",
              "disruption",
              "missing",
              "wrong",
              "twice",
              "stuck",
              "payments",
              "unexplained",
              "took",
              "shown by");

  String line() {
    return "%5d  %-46s %7d %5d %5d %7d %5d %11d %4d s  %s"
        .formatted(
            number,
            disruption,
            end.missing(),
            end.wrong(),
            end.doubled(),
            end.stuck(),
            end.expected(),
            end.unexplained(),
            took.toSeconds(),
            signal.orElse("nothing"));
  }
}
