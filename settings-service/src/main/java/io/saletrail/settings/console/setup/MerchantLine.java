package io.saletrail.settings.console.setup;

import io.saletrail.settings.console.HealthBadge;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.MerchantHealth;
import io.saletrail.settings.merchant.SettingsResponse;

/// A merchant in the list.
///
/// @param name the Tenant ID
/// @param state setup state, or the most severe problem
public record MerchantLine(String account, String name, Badge state, Moment changedAt) {

  static MerchantLine of(SettingsResponse settings, MerchantHealth health) {
    return new MerchantLine(
        settings.account(),
        settings.trackdeskTenantId().orElse("No Tenant ID"),
        state(settings, health),
        Moment.of(settings.changedAt()));
  }

  private static Badge state(SettingsResponse settings, MerchantHealth health) {
    if (!settings.ready()) {
      return new Badge(Badge.WAITING, "Setup incomplete");
    }
    return health
        .worst()
        .map(worst -> new Badge(HealthBadge.tone(worst), text(worst, health)))
        .orElse(new Badge(Badge.GOOD, "Active"));
  }

  private static String text(HealthProblem worst, MerchantHealth health) {
    return switch (worst.level()) {
      case ATTENTION -> Counts.of(health.attention(), "sale") + " not delivered";
      case SEVERE, WARNING, STATE -> worst.explanation().title();
    };
  }
}
