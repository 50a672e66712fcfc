package io.saletrail.settings.console.setup;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.merchant.SettingsResponse;
import java.util.List;

/// A merchant in the list.
///
/// @param name the Tenant ID
/// @param state setup state, or the most severe problem
public record MerchantLine(String account, String name, Badge state, Moment changedAt) {

  /// @param problems most severe first
  static MerchantLine of(SettingsResponse settings, List<HealthProblem> problems) {
    return new MerchantLine(
        settings.account(),
        settings.trackdeskTenantId().orElse("No Tenant ID"),
        state(settings, problems),
        Moment.of(settings.changedAt()));
  }

  private static Badge state(SettingsResponse settings, List<HealthProblem> problems) {
    if (!settings.ready()) {
      return new Badge(Badge.WAITING, "Setup incomplete");
    }
    return problems.stream()
        .findFirst()
        .map(
            worst ->
                new Badge(worst.severe() ? Badge.BAD : Badge.WAITING, worst.explanation().title()))
        .orElse(new Badge(Badge.GOOD, "Active"));
  }
}
