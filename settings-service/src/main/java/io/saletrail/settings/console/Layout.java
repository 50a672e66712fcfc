package io.saletrail.settings.console;

import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.health.HealthProblem;
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
    List<Warning> banners,
    String csrf,
    boolean operator,
    boolean refresh) {

  /// The tabs of a merchant.
  public enum Tab {
    NONE,
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
    AUDIT,
    SESSIONS
  }

  /// A system-wide page with a tab.
  static Layout system(String title, Tab tab, String csrf, boolean operator) {
    return new Layout(title, "", "", "", tab, false, List.of(), List.of(), csrf, operator, false);
  }

  /// A page of one merchant, without banners. Pages use [Layouts], which adds them.
  static Layout merchant(
      String title,
      String account,
      Optional<SettingsResponse> settings,
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
        states(settings),
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
    return new Layout(
        title, account, name, zone, tab, disconnected, states, banners, csrf, operator, refreshing);
  }

  public Layout warning(List<HealthProblem> problems) {
    var severe = problems.stream().filter(HealthProblem::severe).map(Warning::of).toList();
    return new Layout(
        title, account, name, zone, tab, disconnected, states, severe, csrf, operator, refresh);
  }

  public static List<Badge> states(Optional<SettingsResponse> settings) {
    var tenant = settings.flatMap(SettingsResponse::trackdeskTenantId).isPresent();
    return List.of(
        state(
            settings.isPresent() && !disconnected(settings),
            "Stripe connected",
            "Stripe not connected"),
        state(tenant, "Tenant ID saved", "Tenant ID missing"),
        token(settings));
  }

  private static Badge token(Optional<SettingsResponse> settings) {
    if (settings.filter(SettingsResponse::personalTokenSaved).isEmpty()) {
      return new Badge(Badge.WAITING, "Token missing");
    }
    return switch (settings.get().token().state()) {
      case VALID -> new Badge(Badge.GOOD, "Token valid");
      case REJECTED -> new Badge(Badge.BAD, "Token rejected");
      case TENANT_UNKNOWN -> new Badge(Badge.BAD, "Tenant not found");
      case MISSING, CHECKING, NOT_CHECKED, UNAVAILABLE -> new Badge(Badge.GOOD, "Token saved");
    };
  }

  private static boolean disconnected(Optional<SettingsResponse> settings) {
    return settings.filter(known -> known.connection() == Connection.DISCONNECTED).isPresent();
  }

  private static Badge state(boolean good, String yes, String no) {
    return good ? new Badge(Badge.GOOD, yes) : new Badge(Badge.WAITING, no);
  }
}
