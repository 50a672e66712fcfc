package io.saletrail.settings.console;

import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.MerchantHealth;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.token.TokenState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The state of each connection in the header, by the last check of Stripe and of the token.
final class ConnectionBadges {
  private ConnectionBadges() {}

  static List<Badge> of(Optional<SettingsResponse> settings, MerchantHealth health) {
    var badges = new ArrayList<Badge>();
    badges.add(stripe(settings, health));
    badges.add(tenant(settings));
    badges.add(token(settings));
    if (health.has(HealthProblem.SHADOW_MODE)) {
      badges.add(new Badge(Badge.WAITING, "Shadow mode"));
    }
    return List.copyOf(badges);
  }

  private static Badge stripe(Optional<SettingsResponse> settings, MerchantHealth health) {
    if (settings.filter(known -> known.connection() == Connection.CONNECTED).isEmpty()) {
      return new Badge(Badge.WAITING, "Stripe not connected");
    }
    if (health.has(HealthProblem.STRIPE_ACCESS_LOST)) {
      return new Badge(Badge.BAD, "No access to Stripe");
    }
    return health.has(HealthProblem.NO_DATA)
        ? new Badge(Badge.WAITING, "Stripe not read yet")
        : new Badge(Badge.GOOD, "Stripe connected");
  }

  private static Badge tenant(Optional<SettingsResponse> settings) {
    if (settings.flatMap(SettingsResponse::trackdeskTenantId).isEmpty()) {
      return new Badge(Badge.WAITING, "Tenant ID missing");
    }
    return settings.get().token().state() == TokenState.TENANT_UNKNOWN
        ? new Badge(Badge.BAD, "Tenant not found")
        : new Badge(Badge.GOOD, "Tenant ID saved");
  }

  private static Badge token(Optional<SettingsResponse> settings) {
    if (settings.filter(SettingsResponse::personalTokenSaved).isEmpty()) {
      return new Badge(Badge.WAITING, "Token missing");
    }
    return switch (settings.get().token().state()) {
      case VALID -> new Badge(Badge.GOOD, "Token valid");
      case REJECTED -> new Badge(Badge.BAD, "Token rejected");
      case CHECKING -> new Badge(Badge.WAITING, "Checking token");
      case UNAVAILABLE -> new Badge(Badge.WAITING, "Trackdesk unavailable");
      case MISSING, NOT_CHECKED, TENANT_UNKNOWN -> new Badge(Badge.QUIET, "Token not checked");
    };
  }
}
