package io.saletrail.settings.console;

import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.merchant.SettingsResponse;
import java.util.List;
import java.util.Optional;

/// What every page of a session has around it.
///
/// @param title the page's name
/// @param account the merchant, or an empty text on pages of no merchant
/// @param name what the merchant is called: the tenant id, once there is one
/// @param tab which part of the merchant's pages it is
/// @param left whether the merchant took the Stripe App away
/// @param states how the merchant's set-up stands
/// @param banners what is gravely wrong with the merchant's connections, on every page
/// @param csrf what its forms carry
/// @param operator whether the list of merchants is theirs to see
/// @param refresh whether the page should look again by itself where scripts are off
public record Layout(
    String title,
    String account,
    String name,
    Tab tab,
    boolean left,
    List<Badge> states,
    List<Warning> banners,
    String csrf,
    boolean operator,
    boolean refresh) {

  /// The parts of a merchant's pages.
  public enum Tab {
    NONE,
    SET_UP,
    OPTIONS,
    SNIPPETS,
    TEST,
    CONVERSIONS,
    NOT_CREDITED,
    CHECKS,
    RECONCILIATION,
    WAITING,
    BACKFILL,
    HEALTH,
    AUDIT
  }

  /// A page of no merchant.
  public static Layout house(String title, Viewer viewer) {
    return house(title, Tab.NONE, viewer);
  }

  /// A page over all merchants.
  public static Layout house(String title, Tab tab, Viewer viewer) {
    return new Layout(
        title, "", "", tab, false, List.of(), List.of(), viewer.csrf(), viewer.operator(), false);
  }

  /// A page of one merchant. Pages get theirs from [Layouts], which knows the banners.
  public static Layout merchant(
      String title, String account, Optional<SettingsResponse> settings, Tab tab, Viewer viewer) {
    return new Layout(
        title,
        account,
        settings.flatMap(SettingsResponse::trackdeskTenantId).orElse(account),
        tab,
        left(settings),
        states(settings),
        List.of(),
        viewer.csrf(),
        viewer.operator(),
        false);
  }

  public Layout refreshing(boolean wanted) {
    return new Layout(title, account, name, tab, left, states, banners, csrf, operator, wanted);
  }

  public Layout warning(List<HealthProblem> problems) {
    var severe = problems.stream().filter(HealthProblem::severe).map(Warning::of).toList();
    return new Layout(title, account, name, tab, left, states, severe, csrf, operator, refresh);
  }

  public static List<Badge> states(Optional<SettingsResponse> settings) {
    var tenant = settings.flatMap(SettingsResponse::trackdeskTenantId).isPresent();
    return List.of(
        state(settings.isPresent() && !left(settings), "Stripe connected", "Stripe not connected"),
        state(tenant, "Tenant ID saved", "Tenant ID missing"),
        token(settings));
  }

  private static Badge token(Optional<SettingsResponse> settings) {
    if (settings.filter(SettingsResponse::personalTokenSaved).isEmpty()) {
      return new Badge(Badge.WAITING, "Token missing");
    }
    return switch (settings.get().token().state()) {
      case VALID -> new Badge(Badge.GOOD, "Token accepted");
      case REJECTED -> new Badge(Badge.BAD, "Token refused");
      case TENANT_UNKNOWN -> new Badge(Badge.BAD, "Tenant unknown");
      case MISSING, CHECKING, NOT_CHECKED, UNAVAILABLE -> new Badge(Badge.GOOD, "Token saved");
    };
  }

  private static boolean left(Optional<SettingsResponse> settings) {
    return settings.filter(known -> known.connection() == Connection.DISCONNECTED).isPresent();
  }

  private static Badge state(boolean good, String yes, String no) {
    return good ? new Badge(Badge.GOOD, yes) : new Badge(Badge.WAITING, no);
  }
}
