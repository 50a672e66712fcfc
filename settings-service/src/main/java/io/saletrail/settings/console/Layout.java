package io.saletrail.settings.console;

import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.MerchantHealth;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.TimeZones;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The layout around every page of a session.
///
/// @param title title of the page
/// @param account the merchant; empty on system-wide pages
/// @param name the Tenant ID; the account without one
/// @param zone the merchant's time zone; empty on system-wide pages
/// @param tab the current tab
/// @param disconnected whether the Stripe App was uninstalled
/// @param states state of each connection
/// @param attention how many conversions need attention
/// @param noData whether nothing was read from Stripe yet
/// @param banners severe problems
/// @param csrf CSRF token of the forms
/// @param operator whether the caller may see all merchants
/// @param refresh whether the page reloads automatically without JavaScript
public record Layout(
    String title,
    String account,
    String name,
    String zone,
    Tab tab,
    boolean disconnected,
    List<Badge> states,
    long attention,
    boolean noData,
    List<Warning> banners,
    String csrf,
    boolean operator,
    boolean refresh) {

  /// The tabs of a merchant.
  public enum Tab {
    NONE,
    OVERVIEW,
    CONNECTION,
    OPTIONS,
    SNIPPETS,
    TEST,
    CONVERSIONS,
    NOT_CREDITED,
    CHECKS,
    RECONCILIATION,
    ATTENTION,
    BACKFILL,
    HEALTH,
    ALERTS,
    KEYS,
    AUDIT,
    SESSIONS
  }

  /// A system-wide page with a tab.
  static Layout system(String title, Tab tab, String csrf, boolean operator) {
    return new Layout(
        title, "", "", "", tab, false, List.of(), 0, false, List.of(), csrf, operator, false);
  }

  /// A page of one merchant, without banners. Pages use [Layouts], which adds them.
  static Layout merchant(
      String title,
      String account,
      Optional<SettingsResponse> settings,
      MerchantHealth health,
      Tab tab,
      String csrf,
      boolean operator) {
    return new Layout(
        title,
        account,
        settings.flatMap(SettingsResponse::trackdeskTenantId).orElse(account),
        TimeZones.of(settings).getId(),
        tab,
        disconnected(settings),
        ConnectionBadges.of(settings, health),
        health.attention(),
        health.has(HealthProblem.NO_DATA),
        List.of(),
        csrf,
        operator,
        false);
  }

  /// The time zone of the page's days.
  public ZoneId days() {
    return zone.isEmpty() ? TimeZones.DEFAULT : ZoneId.of(zone);
  }

  public Layout refreshing(boolean refreshing) {
    return with(banners, refreshing);
  }

  /// With banners for severe problems.
  ///
  /// @param installable whether the Stripe App can be installed from the console
  Layout warning(List<HealthProblem> problems, boolean installable) {
    return with(
        problems.stream()
            .filter(HealthProblem::severe)
            .map(one -> Warning.of(one, installable))
            .toList(),
        refresh);
  }

  private Layout with(List<Warning> warnings, boolean refreshing) {
    return new Layout(
        title,
        account,
        name,
        zone,
        tab,
        disconnected,
        states,
        attention,
        noData,
        warnings,
        csrf,
        operator,
        refreshing);
  }

  private static boolean disconnected(Optional<SettingsResponse> settings) {
    return settings.filter(known -> known.connection() == Connection.DISCONNECTED).isPresent();
  }
}
