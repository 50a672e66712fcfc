package io.saletrail.settings.console;

import io.saletrail.settings.health.HealthProblem;

/// What is wrong with a merchant's connections, as a page says it.
///
/// @param remedy what helps; empty where nothing does
public record Warning(String title, String detail, String remedy) {
  public static Warning of(HealthProblem problem) {
    var why = problem.explanation();
    return new Warning(why.title(), why.detail(), why.remedy().orElse(""));
  }
}
