package io.saletrail.settings.console;

import io.saletrail.settings.health.HealthProblem;
import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.token.TokenState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Builds the layout of a merchant's pages, with banners for severe problems.
@ApplicationScoped
public class Layouts {
  private final MerchantQuery merchants;
  private final HealthQuery health;

  Layouts(MerchantQuery merchants, HealthQuery health) {
    this.merchants = merchants;
    this.health = health;
  }

  public Uni<Layout> merchant(String title, String account, Layout.Tab tab, Viewer viewer) {
    return merchants
        .settings(account)
        .chain(settings -> merchant(title, account, settings, tab, viewer));
  }

  public Uni<Layout> merchant(
      String title,
      String account,
      Optional<SettingsResponse> settings,
      Layout.Tab tab,
      Viewer viewer) {
    var layout = Layout.merchant(title, account, settings, tab, viewer);
    return health
        .problems(List.of(account))
        .map(problems -> problems.getOrDefault(account, List.of()))
        .map(problems -> layout.warning(unreported(problems, settings, tab)));
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
