package io.saletrail.settings.console;

import io.saletrail.settings.health.HealthProblem;

/// A problem of a merchant's connections as a banner.
///
/// @param remedy empty without one
/// @param action what the link does; empty where it only shows details
/// @param href URL of the remedy; empty where the health page shows more
public record Warning(String title, String detail, String remedy, String action, String href) {
  public static Warning of(HealthProblem problem) {
    return of(problem, false);
  }

  /// @param installable whether the Stripe App can be installed from the console
  static Warning of(HealthProblem problem, boolean installable) {
    var explanation = problem.explanation();
    var reconnect = installable && problem == HealthProblem.STRIPE_ACCESS_LOST;
    return new Warning(
        explanation.title(),
        explanation.detail(),
        explanation.remedy().orElse(""),
        reconnect ? "Reconnect Stripe" : "",
        reconnect ? "/install" : "");
  }
}
