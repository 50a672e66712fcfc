package io.saletrail.settings.console;

import io.saletrail.settings.health.HealthProblem;

/// A problem of a merchant's connections as a banner.
///
/// @param remedy empty without one
public record Warning(String title, String detail, String remedy) {
  public static Warning of(HealthProblem problem) {
    var explanation = problem.explanation();
    return new Warning(explanation.title(), explanation.detail(), explanation.remedy().orElse(""));
  }
}
