package io.saletrail.settings.console;

import io.saletrail.settings.access.CurrentCaller;
import io.saletrail.settings.access.caller.Caller;
import io.saletrail.settings.access.stripe.StripeAppConfig;
import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.health.MerchantHealth;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.token.TokenState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Builds the layout of a merchant's pages, with banners for severe problems.
@ApplicationScoped
public class Layouts {
  private final MerchantQuery merchants;
  private final HealthQuery health;
  private final CurrentCaller caller;
  private final StripeAppConfig app;

  Layouts(MerchantQuery merchants, HealthQuery health, CurrentCaller caller, StripeAppConfig app) {
    this.merchants = merchants;
    this.health = health;
    this.caller = caller;
    this.app = app;
  }

  public Layout system(String title, Layout.Tab tab) {
    return Layout.system(title, tab, caller.csrf(), operator());
  }

  public Layout merchant(String title, String account, Layout.Tab tab) {
    return merchant(title, account, merchants.settings(account), tab);
  }

  public Layout merchant(
      String title, String account, Optional<SettingsResponse> settings, Layout.Tab tab) {
    var found = health.inShort(List.of(account)).getOrDefault(account, MerchantHealth.NONE);
    var layout = Layout.merchant(title, account, settings, found, tab, caller.csrf(), operator());
    return layout.warning(unreported(found.problems(), settings, tab), app.id().isPresent());
  }

  private boolean operator() {
    return caller.caller() instanceof Caller.Operator;
  }

  /// The connection page shows tenant and token problems beside their fields, so it needs no banner
  /// for them.
  private static List<HealthProblem> unreported(
      List<HealthProblem> problems, Optional<SettingsResponse> settings, Layout.Tab tab) {
    var shown =
        tab == Layout.Tab.CONNECTION
            && settings.map(known -> known.token().state()).filter(Layouts::invalid).isPresent();
    return shown
        ? problems.stream()
            .filter(
                problem ->
                    problem != HealthProblem.TOKEN_REJECTED
                        && problem != HealthProblem.TENANT_UNKNOWN)
            .toList()
        : problems;
  }

  private static boolean invalid(TokenState state) {
    return state == TokenState.REJECTED || state == TokenState.TENANT_UNKNOWN;
  }
}
