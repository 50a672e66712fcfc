package io.saletrail.settings.console;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.health.HealthProblem;
import java.util.List;

/// The health of a merchant as a badge.
public final class HealthBadge {
  private HealthBadge() {}

  /// The overall state.
  ///
  /// @param problems worst first; empty when healthy
  public static Badge of(List<HealthProblem> problems) {
    if (problems.isEmpty()) {
      return new Badge(Badge.GOOD, "Healthy");
    }
    var worst = problems.getFirst();
    return new Badge(
        tone(worst),
        switch (worst.level()) {
          case SEVERE, ATTENTION -> "Needs attention";
          case WARNING -> "Warning";
          case STATE -> worst.explanation().title();
        });
  }

  public static String tone(HealthProblem problem) {
    return switch (problem.level()) {
      case SEVERE, ATTENTION -> Badge.BAD;
      case WARNING -> Badge.WAITING;
      case STATE -> Badge.QUIET;
    };
  }
}
